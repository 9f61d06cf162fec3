import type { INestApplicationContext } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { EMBEDDING_STATUSES } from '../topics/subtopic.entity.js';
import type { EmbeddingStatus } from '../topics/subtopic.entity.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import type {
  ParentView,
  SubtopicView,
  TaxonomyPage,
  TopicView,
  ZoneView,
} from '../topics/taxonomy-views.js';
import { TopicsService } from '../topics/topics.service.js';
import type { CommonOptions } from './cli-command.js';
import { choice, wholeNumber } from './option-parsers.js';
import { table } from './table.js';
import { TopicsSubCommand } from './topics-subcommand.js';
import { wordArgument } from './usage-error.js';

interface ListOptions extends CommonOptions {
  readonly zone?: string;
  readonly topic?: string;
  readonly status?: EmbeddingStatus;
  readonly limit?: number;
  readonly offset?: number;
}

const DEFAULT_LIMIT = 200;
const MOST = 10_000;

@SubCommand({
  name: 'list',
  arguments: '[kind]',
  description: 'List zones, topics or subtopics (the default), in their order.',
})
export class TopicsListCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics list', 'colophon topics list topics --zone Python'];

  async run([kind = 'subtopics']: string[], options: ListOptions): Promise<void> {
    const listed = wordArgument('kind', kind, ['zones', 'topics', 'subtopics']);
    const page = { limit: options.limit ?? DEFAULT_LIMIT, offset: options.offset ?? 0 };
    const found = await this.use('list', async (library) => {
      const topics = library.get(TopicsService);
      const zoneId = await this.idOf(library, options.zone, 'zone');
      const topicId = await this.idOf(library, options.topic, 'topic');
      if (listed === 'zones') return { listed, ...(await topics.zones(page)) } as const;
      if (listed === 'topics') return { listed, ...(await topics.topics(zoneId ?? null, page)) } as const;
      const filter = { zoneId, topicId, status: options.status };
      return { listed, ...(await topics.subtopics(filter, page)) } as const;
    });
    if (options.json) {
      this.terminal.json({ count: found.count, [found.listed]: found.items });
      return;
    }
    this.lines(found).forEach((line) => this.terminal.line(line));
    if (found.count === 0) this.terminal.note('There are none. `colophon topics import` loads some.');
    const left = found.count - page.offset - found.items.length;
    if (left > 0) this.terminal.note(`${left} more: use --limit and --offset.`);
  }

  @Option({ flags: '--zone <zone>', description: 'Only topics and subtopics of this zone: its name or id.' })
  parseZone(value: string): string {
    return value;
  }

  @Option({ flags: '--topic <topic>', description: 'Only subtopics of this topic: its name or id.' })
  parseTopic(value: string): string {
    return value;
  }

  @Option({
    flags: '--status <status>',
    description: `Only subtopics whose vectors are ${EMBEDDING_STATUSES.join(', ')}.`,
  })
  parseStatus(value: string): EmbeddingStatus {
    return choice(value, EMBEDDING_STATUSES);
  }

  @Option({ flags: '--limit <n>', description: `How many, 1 to ${MOST}; ${DEFAULT_LIMIT} by default.` })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST);
  }

  @Option({ flags: '--offset <n>', description: 'How many to leave out at the beginning; 0 by default.' })
  parseOffset(value: string): number {
    return wholeNumber(value, 0, 1_000_000);
  }

  private async idOf(
    library: INestApplicationContext,
    name: string | undefined,
    kind: 'zone' | 'topic',
  ): Promise<string | undefined> {
    if (name === undefined) return undefined;
    return (await library.get(TaxonomyLookup).find(name, [kind], `--${kind}`)).id;
  }

  private lines(
    found:
      | ({ readonly listed: 'zones' } & TaxonomyPage<ZoneView>)
      | ({ readonly listed: 'topics' } & TaxonomyPage<TopicView>)
      | ({ readonly listed: 'subtopics' } & TaxonomyPage<SubtopicView>),
  ): string[] {
    if (found.count === 0) return [];
    switch (found.listed) {
      case 'zones':
        return table(
          ['ORDER', 'TOPICS', 'ZONE'],
          found.items.map(({ order, topics, name }) => [String(order), String(topics), name]),
        );
      case 'topics':
        return table(
          ['SUBTOPICS', 'SLUG', 'TOPIC'],
          found.items.map(({ subtopics, slug, zone, name }) => [
            String(subtopics),
            slug,
            `${zone.name} > ${name}`,
          ]),
        );
      case 'subtopics':
        return table(
          ['VECTORS', 'SUBTOPIC'],
          found.items.map(({ embeddingStatus, zone, topic, name }) => [
            embeddingStatus,
            `${zone.name} > ${topic.name} > ${name}`,
          ]),
        );
    }
  }
}

@SubCommand({
  name: 'show',
  arguments: '<name>',
  description: 'Show a zone, a topic or a subtopic: by its name, a path of names ("Zone > Topic") or its id.',
})
export class TopicsShowCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics show "Python > Files"'];

  async run([name]: string[], options: CommonOptions): Promise<void> {
    const shown = await this.use('show', async (library) => {
      const { kind, id } = await library
        .get(TaxonomyLookup)
        .find(name!, ['zone', 'topic', 'subtopic'], 'name');
      return { kind, ...(await library.get(TopicsService)[kind](id)) };
    });
    if (options.json) {
      this.terminal.json(shown);
      return;
    }
    for (const [field, value] of Object.entries<Parameters<typeof shownValue>[0]>({ ...shown })) {
      this.terminal.line(`${field.padEnd(17)}  ${shownValue(value)}`);
    }
  }
}

function shownValue(value: string | number | boolean | Date | ParentView | null): string {
  if (value === null) return '-';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? value.name : String(value);
}
