import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { COVERAGES, RankingOverview } from '../ranking/ranking-overview.js';
import type { Coverage, Overview } from '../ranking/ranking-overview.js';
import { LONGEST_LIST } from '../ranking/ranking.config.js';
import { RankingService } from '../ranking/ranking.service.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { choice, share, wholeNumber } from './option-parsers.js';
import { table } from './table.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

interface RankOptions extends CommonOptions {
  readonly threshold?: number;
  readonly topK?: number;
  readonly overview?: boolean;
  readonly topic?: string;
  readonly text?: string;
  readonly minChunks?: number;
  readonly coverage?: Coverage;
  readonly limit?: number;
  readonly offset?: number;
}

const DEFAULT_LIMIT = 200;
const MOST = 10_000;
/** Options that belong to the overview, as they are typed. */
const OF_OVERVIEW = {
  topic: '--topic',
  text: '--text',
  minChunks: '--min-chunks',
  coverage: '--coverage',
  limit: '--limit',
  offset: '--offset',
} as const satisfies Partial<Record<keyof RankOptions, string>>;

@Command({
  name: 'rank',
  description:
    'Rank the passages of all books for every subtopic; with --overview, show what the lists contain.',
})
export class RankCommand extends CliCommand {
  override readonly examples = ['colophon rank --top-k 20', 'colophon rank --overview --topic "Files"'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: RankOptions): Promise<void> {
    if (options.overview) {
      await this.showOverview(options);
      return;
    }
    const alone = Object.entries(OF_OVERVIEW).find(
      ([name]) => options[name as keyof RankOptions] !== undefined,
    );
    if (alone) {
      throw new UsageError('This option belongs to the overview.', alone[1], 'Give --overview too.');
    }
    const { threshold, topK } = options;
    const result = await interruptible(this.terminal, (signal) =>
      this.session.use(
        'colophon rank',
        (library) => library.get(RankingService).rank({ threshold, topK }, { signal }),
        { signal },
      ),
    );
    if (options.json) this.terminal.json(result);
    else if (result.status === 'warning') this.terminal.note(result.message);
    else this.terminal.line(result.message);
  }

  @Option({ flags: '--threshold <score>', description: 'Report chunks from this score on, 0 to 1.' })
  parseThreshold(value: string): number {
    return share(value);
  }

  @Option({
    flags: '--top-k <n>',
    description: `Report at most so many chunks a list, 1 to ${LONGEST_LIST}.`,
  })
  parseTopK(value: string): number {
    return wholeNumber(value, 1, LONGEST_LIST);
  }

  @Option({
    flags: '--overview',
    description:
      'Rank nothing: count the chunks of each subtopic, and say which ones the library serves badly.',
  })
  parseOverview(): boolean {
    return true;
  }

  @Option({ flags: '--topic <topic>', description: 'Overview: only subtopics of this topic, by name or id.' })
  parseTopic(value: string): string {
    return value;
  }

  @Option({ flags: '--text <text>', description: 'Overview: only subtopics with this in a name.' })
  parseText(value: string): string {
    return value;
  }

  @Option({ flags: '--min-chunks <n>', description: 'Overview: only subtopics with so many chunks.' })
  parseMinChunks(value: string): number {
    return wholeNumber(value, 0, 2 * LONGEST_LIST);
  }

  @Option({
    flags: '--coverage <coverage>',
    description:
      'Overview: only subtopics with a list that is good (3 chunks from a score of 0.5 on), weak or none.',
  })
  parseCoverage(value: string): Coverage {
    return choice(value, COVERAGES);
  }

  @Option({
    flags: '--limit <n>',
    description: `Overview: how many, 1 to ${MOST}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST);
  }

  @Option({ flags: '--offset <n>', description: 'Overview: how many to leave out at the beginning.' })
  parseOffset(value: string): number {
    return wholeNumber(value, 0, 1_000_000);
  }

  private async showOverview(options: RankOptions): Promise<void> {
    const { topic, text, minChunks, coverage, limit = DEFAULT_LIMIT, offset = 0 } = options;
    const overview = await this.session.use('colophon rank', async (library: INestApplicationContext) => {
      const topicId =
        topic === undefined
          ? undefined
          : (await library.get(TaxonomyLookup).find(topic, ['topic'], '--topic')).id;
      return library.get(RankingOverview).read({ topicId, text, minChunks, coverage, limit, offset });
    });
    if (options.json) this.terminal.json(overview);
    else overviewLines(overview).forEach((line) => this.terminal.line(line));
    const left = overview.count - offset - overview.subtopics.length;
    if (!options.json && left > 0) this.terminal.note(`${left} more: use --limit and --offset.`);
  }
}

function overviewLines({ count, totals, subtopics }: Overview): string[] {
  const cell = ({ count: chunks, bestScore, coverage }: Overview['subtopics'][number]['concept']) =>
    `${coverage.padEnd(4)} ${String(chunks).padStart(2)}${bestScore === null ? '' : `  ${bestScore.toFixed(2)}`}`;
  const rows = subtopics.map(({ concept, code, topic, name }) => [
    cell(concept),
    cell(code),
    `${topic.name} > ${name}`,
  ]);
  const counted = (lists: Overview['totals']['concept']) =>
    COVERAGES.map((coverage) => `${lists[coverage]} ${coverage}`).join(', ');
  return [
    ...table(['CONCEPT', 'CODE', 'SUBTOPIC'], rows),
    `${count} subtopics, ${totals.chunks} chunks, ${totals.average.toFixed(1)} a subtopic.`,
    `Concept lists: ${counted(totals.concept)}.`,
    `Code lists: ${counted(totals.code)}.`,
  ];
}
