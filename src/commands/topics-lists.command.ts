import { Option, SubCommand } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { SLOTS } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import { LONGEST_LIST } from '../ranking/ranking.config.js';
import { RankingService } from '../ranking/ranking.service.js';
import type { SubtopicLists } from '../ranking/ranking.service.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import { TopicEmbedding } from '../topics/topic-embedding.js';
import type { EmbeddedTopics } from '../topics/topic-embedding.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { choice, share, wholeNumber } from './option-parsers.js';
import { citationOf } from '../search/citation.js';
import { passageLines, scoreText } from './result-lines.js';
import type { ResultStyle } from './result-lines.js';
import { TopicsSubCommand } from './topics-subcommand.js';

@SubCommand({ name: 'embed', description: 'Make the vectors that subtopics lack, in this process.' })
export class TopicsEmbedCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics embed'];

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const embedded = await interruptible(this.terminal, (signal) =>
      this.session.use(
        'colophon topics embed',
        (library) =>
          library.get(TopicEmbedding).embedAll({
            signal,
            onProgress: (done, total) => this.terminal.progress('embedding', done, total),
          }),
        { signal, embeds: true },
      ),
    );
    if (options.json) this.terminal.json(embedded);
    else {
      this.terminal.line(embeddedLine(embedded));
      for (const { name, error } of embedded.errors) this.terminal.note(`${name}: ${error}`);
    }
    if (embedded.failed > 0) process.exitCode = 1;
  }
}

interface ChunksOptions extends CommonOptions {
  readonly slot?: Slot;
  readonly type?: ChunkType;
  readonly limit?: number;
  readonly minSimilarity?: number;
  readonly full?: boolean;
}

@SubCommand({
  name: 'chunks',
  arguments: '<subtopic>',
  description:
    'Show the passages of the library that are best for a subtopic: one list to understand, one for code.',
})
export class TopicsChunksCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics chunks "Reading files" --slot code --limit 5'];

  async run([name]: string[], options: ChunksOptions): Promise<void> {
    const { slot, type, limit, minSimilarity } = options;
    const found = await this.use('chunks', async (library) => {
      const { id } = await library.get(TaxonomyLookup).find(name!, ['subtopic'], 'subtopic');
      return library.get(RankingService).chunks(id, { slot, type, limit, minSimilarity });
    });
    if (options.json) {
      this.terminal.json(found);
      return;
    }
    const style = { full: options.full ?? false, columns: this.terminal.resultColumns };
    listLines(found, style).forEach((line) => this.terminal.line(line));
    if (found.lists.every(({ chunks }) => chunks.length === 0)) {
      this.terminal.note('No passage is near enough: see --min-similarity. `colophon rank` makes the lists.');
    }
  }

  @Option({ flags: '--slot <slot>', description: `One list: ${SLOTS.join(' or ')}; both by default.` })
  parseSlot(value: string): Slot {
    return choice(value, SLOTS);
  }

  @Option({ flags: '--type <type>', description: `Only chunks of this type: ${CHUNK_TYPES.join(', ')}.` })
  parseType(value: string): ChunkType {
    return choice(value, CHUNK_TYPES);
  }

  @Option({ flags: '--limit <n>', description: `How many a list, 1 to ${LONGEST_LIST}; 5 by default.` })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, LONGEST_LIST);
  }

  @Option({ flags: '--min-similarity <score>', description: 'Least score, 0 to 1; 0.5 by default.' })
  parseMinSimilarity(value: string): number {
    return share(value);
  }

  @Option({ flags: '--full', description: 'Show whole passages, not only their beginnings.' })
  parseFull(): boolean {
    return true;
  }
}

/** What an embedding of subtopics did, for a person. */
export function embeddedLine({ total, alreadyDone, new: made, failed }: EmbeddedTopics): string {
  return `${total} subtopics: ${made} embedded, ${alreadyDone} had their vectors, ${failed} failed.`;
}

/** The lists of a subtopic, for a person. */
export function listLines({ subtopic, lists }: SubtopicLists, style: ResultStyle): string[] {
  return lists.flatMap(({ slot, chunks }) => [
    `${subtopic.topic.name} > ${subtopic.name}, ${slot === 'concept' ? 'to understand' : 'for code'}: ${chunks.length}`,
    ...chunks.flatMap(({ document: { title }, ...chunk }) => {
      const head = `${scoreText(chunk.rank, chunk.score)}  ${citationOf({ ...chunk, title })}`;
      return passageLines({ head, ...chunk }, style);
    }),
  ]);
}
