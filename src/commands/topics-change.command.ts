import type { INestApplicationContext } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import type { TaxonomyKind } from '../topics/taxonomy-errors.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import { TopicsService } from '../topics/topics.service.js';
import type { CommonOptions } from './cli-command.js';
import { TopicsFieldsCommand, requireFieldsOf } from './topics-fields.command.js';
import type { TopicsFields } from './topics-fields.command.js';
import { TopicsSubCommand } from './topics-subcommand.js';
import { UsageError, wordArgument } from './usage-error.js';

const KINDS = ['zone', 'topic', 'subtopic'] as const satisfies readonly TaxonomyKind[];
/** What each kind may be moved to; a zone lies in nothing. */
const PARENTS = { topic: 'zone', subtopic: 'topic' } as const;

interface AddOptions extends TopicsFields {
  readonly in?: string;
}

@SubCommand({
  name: 'add',
  arguments: '<kind> <name>',
  description: 'Add a zone, a topic (--in ZONE) or a subtopic (--in TOPIC).',
})
export class TopicsAddCommand extends TopicsFieldsCommand {
  override readonly examples = [
    'colophon topics add zone Python',
    'colophon topics add subtopic "Reading files" --in "Python > Files"',
  ];

  async run([kind, name]: string[], options: AddOptions): Promise<void> {
    const added = kindOf(kind!);
    requireFieldsOf(added, options);
    if (added !== 'zone' && options.in === undefined) {
      throw new UsageError(`The ${added} has no parent.`, '--in', `Give the ${PARENTS[added]} with --in.`);
    }
    const view = await this.use('add', async (library) => {
      const row = await this.add(library, added, name!, options);
      await this.noteWaiting(library);
      return row;
    });
    if (options.json) this.terminal.json(view);
    else this.terminal.line(`${view.id}  ${view.name}`);
  }

  @Option({
    flags: '--in <parent>',
    description: 'The zone of a topic or the topic of a subtopic: name or id.',
  })
  parseIn(value: string): string {
    return value;
  }

  private async add(library: INestApplicationContext, kind: TaxonomyKind, name: string, options: AddOptions) {
    const topics = library.get(TopicsService);
    const { description, order, slug, concept, code } = options;
    if (kind === 'zone') return topics.addZone({ name, description, order });
    const parent = await library.get(TaxonomyLookup).find(options.in!, [PARENTS[kind]], '--in');
    if (kind === 'topic') return topics.addTopic({ name, description, slug, zone: parent.id });
    return topics.addSubtopic({
      name,
      order,
      topic: parent.id,
      conceptIntent: concept,
      codeIntent: code,
    });
  }
}

@SubCommand({
  name: 'rename',
  arguments: '<kind> <name> <newName>',
  description: 'Rename a zone, topic or subtopic; what its name is embedded with is embedded again.',
})
export class TopicsRenameCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics rename zone Python "Python 3"'];

  async run([kind, name, newName]: string[], options: CommonOptions): Promise<void> {
    const renamed = kindOf(kind!);
    const view = await this.use('rename', async (library) => {
      const topics = library.get(TopicsService);
      const { id } = await library.get(TaxonomyLookup).find(name!, [renamed], 'name');
      const change = { name: newName! };
      const changed =
        renamed === 'zone'
          ? await topics.changeZone(id, change)
          : renamed === 'topic'
            ? await topics.changeTopic(id, change)
            : await topics.changeSubtopic(id, change);
      await this.noteWaiting(library);
      return changed;
    });
    if (options.json) this.terminal.json(view);
    else this.terminal.line(`${view.id}  ${view.name}`);
  }
}

@SubCommand({
  name: 'change',
  arguments: '<kind> <name>',
  description: 'Change the description, slug, order or intents of a zone, topic or subtopic.',
})
export class TopicsChangeCommand extends TopicsFieldsCommand {
  override readonly examples = [
    'colophon topics change subtopic "Reading files" --concept "how a program reads a file"',
  ];

  async run([kind, name]: string[], options: TopicsFields): Promise<void> {
    const changed = kindOf(kind!);
    const fields = requireFieldsOf(changed, options);
    if (fields.length === 0) {
      throw new UsageError(
        'Nothing was named that is to change.',
        'kind',
        'Give an option with its new value.',
      );
    }
    const view = await this.use('change', async (library) => {
      const { id } = await library.get(TaxonomyLookup).find(name!, [changed], 'name');
      const row = await this.change(library, changed, id, options);
      await this.noteWaiting(library);
      return row;
    });
    if (options.json) this.terminal.json(view);
    else this.terminal.line(`${view.id}  ${view.name}`);
  }

  private change(library: INestApplicationContext, kind: TaxonomyKind, id: string, options: TopicsFields) {
    const topics = library.get(TopicsService);
    const { description, order, slug, concept, code } = options;
    if (kind === 'zone') return topics.changeZone(id, { description, order });
    if (kind === 'topic') return topics.changeTopic(id, { description, slug });
    return topics.changeSubtopic(id, { order, conceptIntent: concept, codeIntent: code });
  }
}

@SubCommand({
  name: 'move',
  arguments: '<kind> <name> <parent>',
  description: 'Move a topic to another zone, or a subtopic to another topic.',
})
export class TopicsMoveCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics move topic Files Basics'];

  async run([kind, name, parent]: string[], options: CommonOptions): Promise<void> {
    const moved = kindOf(kind!);
    if (moved === 'zone') {
      throw new UsageError('A zone lies in nothing.', 'kind', 'Move a topic or a subtopic.');
    }
    const view = await this.use('move', async (library) => {
      const lookup = library.get(TaxonomyLookup);
      const { id } = await lookup.find(name!, [moved], 'name');
      const { id: to } = await lookup.find(parent!, [PARENTS[moved]], 'parent');
      const topics = library.get(TopicsService);
      const changed =
        moved === 'topic'
          ? await topics.changeTopic(id, { zone: to })
          : await topics.changeSubtopic(id, { topic: to });
      await this.noteWaiting(library);
      return changed;
    });
    if (options.json) this.terminal.json(view);
    else this.terminal.line(`${view.id}  ${'topic' in view ? `${view.topic.name} > ` : ''}${view.name}`);
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<kind> <name>',
  description:
    'Delete a zone, topic or subtopic. What still has children stays; a zone goes with them by --force.',
})
export class TopicsDeleteCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics delete subtopic "Reading files"'];

  async run([kind, name]: string[], options: CommonOptions & { readonly force?: boolean }): Promise<void> {
    const deleted = kindOf(kind!);
    if (options.force && deleted !== 'zone') {
      throw new UsageError(`A ${deleted} is not deleted by force.`, '--force', 'Leave out --force.');
    }
    const removed = await this.use('delete', async (library) => {
      const topics = library.get(TopicsService);
      const { id } = await library.get(TaxonomyLookup).find(name!, [deleted], 'name');
      if (deleted === 'zone') return topics.deleteZone(id, options.force);
      return deleted === 'topic' ? topics.deleteTopic(id) : topics.deleteSubtopic(id);
    });
    if (options.json) this.terminal.json({ removed });
    else {
      const { zones, topics, subtopics } = removed;
      this.terminal.line(`Removed ${zones} zones, ${topics} topics and ${subtopics} subtopics.`);
    }
  }

  @Option({ flags: '--force', description: 'Delete a zone with all its topics and their subtopics.' })
  parseForce(): boolean {
    return true;
  }
}

function kindOf(value: string): TaxonomyKind {
  return wordArgument('kind', value, KINDS);
}
