import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import {
  KeysService,
  MOST_DAYS,
  MOST_DOCUMENTS,
  MOST_OVERLAP_HOURS,
  OVERLAP_HOURS,
} from '../access/keys.service.js';
import type { KeyView, NewKeyView } from '../access/key-view.js';
import { SCOPES } from '../access/scope.js';
import type { Scope } from '../access/scope.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { dateOf, table } from './table.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const DEFAULT_LIMIT = 100;

/** The base of the commands on keys. */
@Injectable()
abstract class KeysSubCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  protected use<T>(
    command: string,
    work: (keys: KeysService, library: INestApplicationContext) => Promise<T>,
  ): Promise<T> {
    return this.session.use(`colophon keys ${command}`, (library) => work(library.get(KeysService), library));
  }

  /** Only the key itself goes to stdout, so that a script can take it from there. */
  protected showNew(made: NewKeyView, options: CommonOptions, remark = ''): void {
    if (options.json) {
      this.terminal.json(made);
      return;
    }
    this.terminal.line(made.key);
    const until = made.expiresAt === null ? '' : `, until ${dateOf(made.expiresAt)}`;
    this.terminal.note(
      `The key ${made.id} of ${made.name} has the scope ${made.scope}${until}. Keep it now: it is not shown again.${remark}`,
    );
  }
}

interface CreateOptions extends CommonOptions {
  readonly scope?: Scope;
  readonly document?: readonly string[];
  readonly days?: number;
}

@SubCommand({
  name: 'create',
  arguments: '<name>',
  description: 'Make a key for a person or a program, and print it once.',
})
export class KeysCreateCommand extends KeysSubCommand {
  override readonly examples = [
    'colophon keys create "reading room" --scope read',
    'colophon keys create importer --scope write --days 90',
  ];

  async run([name]: string[], options: CreateOptions): Promise<void> {
    const { scope = 'read', document: limitedTo, days } = options;
    const made = await this.use('create', async (keys, library) => {
      const lookup = library.get(DocumentLookup);
      const documents: string[] = [];
      for (const text of limitedTo ?? []) documents.push((await lookup.find(text, '--document')).id);
      return keys.create({ name: name!, scope, days, documents: limitedTo && documents });
    });
    this.showNew(made, options);
  }

  @Option({
    flags: '--scope <scope>',
    description: `What the key may do: ${SCOPES.join(', ')}; read by default. Each contains those before it.`,
  })
  parseScope(value: string): Scope {
    return choice(value, SCOPES);
  }

  @Option({
    flags: '--document <document>',
    description: `Limit the key to this document; may be repeated, at most ${MOST_DOCUMENTS} times.`,
  })
  parseDocument(value: string, earlier: readonly string[] = []): readonly string[] {
    if (earlier.length === MOST_DOCUMENTS) {
      throw new UsageError(`A key is limited to at most ${MOST_DOCUMENTS} documents.`, '--document');
    }
    return [...earlier, value];
  }

  @Option({ flags: '--days <n>', description: `Let the key expire after 1 to ${MOST_DAYS} days.` })
  parseDays(value: string): number {
    return wholeNumber(value, 1, MOST_DAYS);
  }
}

@SubCommand({
  name: 'list',
  description: 'List the keys, newest first, also those that are revoked or expired.',
})
export class KeysListCommand extends KeysSubCommand {
  override readonly examples = ['colophon keys list'];

  async run(_: string[], options: CommonOptions & { readonly limit?: number }): Promise<void> {
    const page = await this.use('list', (keys) => keys.list(null, options.limit ?? DEFAULT_LIMIT));
    const keys = page.results;
    if (options.json) {
      this.terminal.json({ keys });
      return;
    }
    if (keys.length === 0) {
      this.terminal.note('There is no key, so the API is open to everybody who reaches it.');
      return;
    }
    table(['ID', 'SCOPE', 'DOCUMENTS', 'STATE', 'EXPIRES', 'LAST USED', 'NAME'], keys.map(keyRow)).forEach(
      (line) => this.terminal.line(line),
    );
    if (page.next !== null) this.terminal.note('There are more: use --limit.');
  }

  @Option({ flags: '--limit <n>', description: `How many, 1 to 1000; ${DEFAULT_LIMIT} by default.` })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, 1000);
  }
}

@SubCommand({
  name: 'rotate',
  arguments: '<id>',
  description: 'Make a key that takes the place of another, which lives on for some hours.',
})
export class KeysRotateCommand extends KeysSubCommand {
  override readonly examples = ['colophon keys rotate KEY_ID --overlap 48'];

  async run([id]: string[], options: CommonOptions & { readonly overlap?: number }): Promise<void> {
    const { overlap = OVERLAP_HOURS } = options;
    const made = await this.use('rotate', (keys) => keys.rotate(id!, overlap));
    this.showNew(made, options, ` The key ${id} lives on for ${overlap} hours.`);
  }

  @Option({
    flags: '--overlap <hours>',
    description: `For how long the old key lives on, 0 to ${MOST_OVERLAP_HOURS} hours; ${OVERLAP_HOURS} by default.`,
  })
  parseOverlap(value: string): number {
    return wholeNumber(value, 0, MOST_OVERLAP_HOURS);
  }
}

@SubCommand({
  name: 'revoke',
  arguments: '<id>',
  description: 'End a key; a running server refuses it within seconds.',
})
export class KeysRevokeCommand extends KeysSubCommand {
  override readonly examples = ['colophon keys revoke KEY_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const key = await this.use('revoke', (keys) => keys.revoke(id!));
    if (options.json) this.terminal.json(key);
    else this.terminal.line(`The key ${key.id} of ${key.name} is revoked.`);
  }
}

function keyRow({ id, scope, documents, state, expiresAt, lastUsedAt, name }: KeyView): string[] {
  const time = (at: string | null) => (at === null ? '-' : dateOf(at));
  const limit = documents === null ? 'all' : String(documents.length);
  return [id, scope, limit, state, time(expiresAt), time(lastUsedAt), name];
}

export const KEYS_SUBCOMMANDS = [KeysCreateCommand, KeysListCommand, KeysRotateCommand, KeysRevokeCommand];

@Command({
  name: 'keys',
  description: 'Keys of the API: make, list, replace and revoke them.',
  subCommands: KEYS_SUBCOMMANDS,
})
export class KeysCommand extends GroupCommand {
  override readonly examples = ['colophon keys create "reading room" --scope read', 'colophon keys list'];
}
