import { Injectable } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { DELIVERY_STATES } from '../webhooks/webhook-delivery.entity.js';
import type { DeliveryState } from '../webhooks/webhook-delivery.entity.js';
import { WEBHOOK_TYPES } from '../webhooks/webhook-types.js';
import type { WebhookType } from '../webhooks/webhook-types.js';
import { OVERLAP_HOURS, WebhooksService } from '../webhooks/webhooks.service.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { Terminal } from './terminal.js';
import { deliveryLine, secretLines, webhookLines } from './webhook-lines.js';

const DEFAULT_LIMIT = 20;
const MOST_OVERLAP_HOURS = 168;

@Injectable()
abstract class WebhooksSubCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  protected use<T>(command: string, work: (webhooks: WebhooksService) => Promise<T>): Promise<T> {
    return this.session.use(`colophon webhooks ${command}`, (library) => work(library.get(WebhooksService)));
  }

  protected show(value: object, lines: readonly string[], { json }: CommonOptions): void {
    if (json) this.terminal.json(value);
    else lines.forEach((line) => this.terminal.line(line));
  }
}

interface AddOptions extends CommonOptions {
  readonly type?: WebhookType[];
  readonly description?: string;
}

@SubCommand({
  name: 'add',
  arguments: '<url>',
  description:
    'Add an address that is told of all later events, and print its secret, which is shown only now.',
})
export class WebhooksAddCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks add https://example.org/hook --type run.completed'];

  async run([url]: string[], { type, description, json }: AddOptions): Promise<void> {
    const added = await this.use('add', (webhooks) => webhooks.add(url!, { types: type, description }));
    this.show(added, [...webhookLines(added), ...secretLines(added.secret)], { json });
  }

  @Option({
    flags: '--type <type>',
    description: `Only events of this type, of ${WEBHOOK_TYPES.join(', ')}; may be repeated. All by default.`,
  })
  parseType(value: string, earlier: WebhookType[] = []): WebhookType[] {
    return [...earlier, choice(value, WEBHOOK_TYPES)];
  }

  @Option({ flags: '--description <text>', description: 'What it is for.' })
  parseDescription(value: string): string {
    return value;
  }
}

@SubCommand({ name: 'list', description: 'List the webhooks.' })
export class WebhooksListCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks list'];

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const webhooks = await this.use('list', (service) => service.list());
    this.show({ webhooks }, webhooks.flatMap(webhookLines), options);
    if (webhooks.length === 0 && !options.json) this.terminal.note('There are no webhooks.');
  }
}

@SubCommand({ name: 'remove', arguments: '<id>', description: 'Remove a webhook with its log.' })
export class WebhooksRemoveCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks remove WEBHOOK_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    await this.use('remove', (webhooks) => webhooks.remove(id!));
    this.show({ removed: id }, [`Removed ${id}.`], options);
  }
}

@SubCommand({
  name: 'on',
  arguments: '<id>',
  description: 'Switch a webhook on; it continues where it stopped.',
})
export class WebhooksOnCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks on WEBHOOK_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const webhook = await this.use('on', (webhooks) => webhooks.change(id!, { active: true }));
    this.show(webhook, webhookLines(webhook), options);
  }
}

@SubCommand({ name: 'off', arguments: '<id>', description: 'Switch a webhook off.' })
export class WebhooksOffCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks off WEBHOOK_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const webhook = await this.use('off', (webhooks) => webhooks.change(id!, { active: false }));
    this.show(webhook, webhookLines(webhook), options);
  }
}

@SubCommand({ name: 'test', arguments: '<id>', description: 'Send a message of the type webhook.test now.' })
export class WebhooksTestCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks test WEBHOOK_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const result = await this.use('test', (webhooks) => webhooks.test(id!));
    if (!result.delivered) process.exitCode = 1;
    const line = result.delivered
      ? `Delivered: it answered ${result.status}.`
      : `Not delivered. ${result.error}`;
    this.show(result, [`${line} (${result.durationMs} ms)`], options);
  }
}

interface DeliveriesOptions extends CommonOptions {
  readonly limit?: number;
  readonly state?: DeliveryState;
}

@SubCommand({
  name: 'deliveries',
  arguments: '<id>',
  description: 'List what was sent to a webhook, newest first.',
})
export class WebhooksDeliveriesCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks deliveries WEBHOOK_ID --state failed'];

  async run([id]: string[], { limit = DEFAULT_LIMIT, state, json }: DeliveriesOptions): Promise<void> {
    const log = await this.use('deliveries', (webhooks) => webhooks.log(id!, { limit, state }));
    this.show(log, log.deliveries.map(deliveryLine), { json });
    if (log.deliveries.length === 0 && !json) this.terminal.note('Nothing was sent.');
  }

  @Option({ flags: '--limit <n>', description: `How many, 1 to 100; ${DEFAULT_LIMIT} by default.` })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, 100);
  }

  @Option({
    flags: '--state <state>',
    description: `Only those in this state: ${DELIVERY_STATES.join(', ')}.`,
  })
  parseState(value: string): DeliveryState {
    return choice(value, DELIVERY_STATES);
  }
}

@SubCommand({
  name: 'redeliver',
  arguments: '<id> <delivery>',
  description: 'Send an event of the log again, before those that wait.',
})
export class WebhooksRedeliverCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks redeliver WEBHOOK_ID DELIVERY_ID'];

  async run([id, delivery]: string[], options: CommonOptions): Promise<void> {
    await this.use('redeliver', (webhooks) => webhooks.redeliver(id!, delivery!));
    this.show({ redelivered: delivery }, ['A running server or worker sends it again.'], options);
  }
}

@SubCommand({
  name: 'rotate',
  arguments: '<id>',
  description:
    'Make a new secret and print it; for some hours, messages have a signature by each of the two.',
})
export class WebhooksRotateCommand extends WebhooksSubCommand {
  override readonly examples = ['colophon webhooks rotate WEBHOOK_ID --overlap 24'];

  async run([id]: string[], options: CommonOptions & { readonly overlap?: number }): Promise<void> {
    const rotated = await this.use('rotate', (webhooks) => webhooks.rotate(id!, options.overlap));
    const until = `The former secret signs as well until ${rotated.previousSecretUntil}.`;
    this.show(rotated, [...secretLines(rotated.secret), until], options);
  }

  @Option({
    flags: '--overlap <hours>',
    description: `0 to ${MOST_OVERLAP_HOURS}; ${OVERLAP_HOURS} by default.`,
  })
  parseOverlap(value: string): number {
    return wholeNumber(value, 0, MOST_OVERLAP_HOURS);
  }
}

export const WEBHOOKS_SUBCOMMANDS = [
  WebhooksAddCommand,
  WebhooksListCommand,
  WebhooksRemoveCommand,
  WebhooksOnCommand,
  WebhooksOffCommand,
  WebhooksTestCommand,
  WebhooksDeliveriesCommand,
  WebhooksRedeliverCommand,
  WebhooksRotateCommand,
];

@Command({
  name: 'webhooks',
  description: 'Tell other programs of what happens to documents and runs.',
  subCommands: WEBHOOKS_SUBCOMMANDS,
})
export class WebhooksCommand extends GroupCommand {
  override readonly examples = ['colophon webhooks add https://example.org/hook', 'colophon webhooks list'];
}
