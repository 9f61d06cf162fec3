import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError } from 'commander';
import { Command, Option } from 'nest-commander';
import type { PageRange } from '../chunking/page-view/page-view.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import { FUSIONS, LEGS } from '../search/fuse.js';
import type { Fusion, Leg } from '../search/fuse.js';
import { MOST_RESULTS } from '../search/search-request.js';
import type { SearchRequest } from '../search/search-request.js';
import { SearchService } from '../search/search.service.js';
import { ChunkFilterCommand } from './filter-command.js';
import type { ChunkFilterOptions } from './filter-command.js';
import { MODEL_OPTION } from './model-option.js';
import { choice, wholeNumber } from './option-parsers.js';
import { parsePageRange } from './page-range.js';
import { queryLines, resultLines } from './result-lines.js';

interface SearchOptions extends ChunkFilterOptions {
  readonly limit?: number;
  readonly full?: boolean;
  readonly section?: readonly string[];
  readonly pages?: PageRange;
  readonly difficulty?: readonly Difficulty[];
  readonly leg?: Leg;
  readonly model?: string;
  readonly fusion?: Fusion;
  readonly minScore?: number;
  readonly cursor?: string;
  readonly typing?: boolean;
  readonly explain?: boolean;
}

const DEFAULT_LIMIT = 10;
/** More than any book has: a search can be limited to any part of a book. */
const MOST_PAGES = 1_000_000;

@Command({
  name: 'search',
  arguments: '<query...>',
  description: 'Find the passages that answer a question best, by meaning and by words, with their pages.',
})
export class SearchCommand extends ChunkFilterCommand {
  override readonly examples = [
    'colophon search "how to open a file"',
    'colophon search "open a file" --type code --limit 5',
    'colophon search "open a file" --document handbook.pdf --json',
  ];

  async run(words: string[], options: SearchOptions): Promise<void> {
    const search = async (library: INestApplicationContext) => {
      const documents = await this.documentsOf(library, options);
      await library.get(LexicalIndexing).catchUp();
      return library.get(SearchService).search(words.join(' '), requestOf(options, documents));
    };
    const embeds = options.leg !== 'lexical' && !options.typing;
    const answer = await this.session.use('colophon search', search, { embeds });
    if (options.json) {
      this.terminal.json(answer);
      return;
    }
    if (answer.needsReembedding > 0) {
      this.terminal.note(lackingNote(answer.needsReembedding, options.model));
    } else if (answer.results.length === 0) {
      this.terminal.note('Nothing found. `colophon documents` lists the ingested books.');
    } else if (answer.confidence === 'weak') {
      this.terminal.note('Nothing in the library answers this for certain; these passages are the nearest.');
    }
    if (answer.explanation) queryLines(answer.explanation).forEach((line) => this.terminal.line(line));
    const style = { full: options.full ?? false, columns: this.terminal.resultColumns };
    for (const result of answer.results) {
      resultLines(result, style).forEach((line) => this.terminal.line(line));
    }
    if (answer.next && options.cursor !== undefined) this.terminal.note(`More: --cursor ${answer.next}`);
  }

  @Option({
    flags: '--limit <n>',
    description: `How many results, 1 to ${MOST_RESULTS}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST_RESULTS);
  }

  @Option({ flags: '--full', description: 'Show whole passages, not only their beginnings.' })
  parseFull(): boolean {
    return true;
  }

  @Option({
    flags: '--section <id>',
    description:
      'Only this section and those below it (the sectionId of --json); may be given more than once.',
  })
  parseSection(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  @Option({ flags: '--pages <range>', description: 'Only these physical pages, such as 12 or 10-120.' })
  parsePages(value: string): PageRange {
    return parsePageRange(value, MOST_PAGES);
  }

  @Option({
    flags: '--difficulty <level>',
    description: `Only books of this level, one of ${DIFFICULTIES.join(', ')}; may be given more than once.`,
  })
  parseDifficulty(value: string, earlier: readonly Difficulty[] = []): Difficulty[] {
    return [...earlier, choice(value, DIFFICULTIES)];
  }

  @Option({
    flags: '--leg <leg>',
    description: 'fused (default), vector (by meaning alone) or lexical (by words alone, needs no model).',
  })
  parseLeg(value: string): Leg {
    return choice(value, LEGS);
  }

  @Option({ flags: '--model <key>', description: MODEL_OPTION })
  parseModel(value: string): string {
    return value;
  }

  @Option({
    flags: '--fusion <way>',
    description: 'How both are put together: by score (default) or by rank.',
  })
  parseFusion(value: string): Fusion {
    return choice(value, FUSIONS);
  }

  @Option({ flags: '--min-score <score>', description: 'Leave out results with a lower score, 0 to 1.' })
  parseMinScore(value: string): number {
    const score = Number(value);
    if (!/^\d+(?:\.\d+)?$/u.test(value) || score > 1) {
      throw new InvalidArgumentError('Give a number from 0 to 1.');
    }
    return score;
  }

  @Option({ flags: '--cursor <cursor>', description: 'Go on after an answer: the `next` of its --json.' })
  parseCursor(value: string): string {
    return value;
  }

  @Option({ flags: '--typing', description: 'The last word may be unfinished, and words misspelled.' })
  parseTyping(): boolean {
    return true;
  }

  @Option({ flags: '--explain', description: 'Say how each result was found and ranked.' })
  parseExplain(): boolean {
    return true;
  }
}

/** @param model The one that was asked for. */
function lackingNote(chunks: number, model: string | undefined): string {
  if (model === undefined) {
    return (
      `${chunks} chunks cannot be found: their vectors belong to a model that is no longer in use. ` +
      'Embed them again with `colophon reprocess --all --stage embedding`.'
    );
  }
  return (
    `${chunks} chunks have no vector by ${model}, so only their words are searched. ` +
    `\`colophon models activate ${model} --hold\` embeds them.`
  );
}

function requestOf(options: SearchOptions, documents: readonly string[]): SearchRequest {
  const { limit = DEFAULT_LIMIT, type, section, difficulty, pages, leg, model, fusion, minScore } = options;
  return {
    limit,
    documents,
    types: type ?? [],
    sections: section ?? [],
    difficulties: difficulty ?? [],
    pages,
    leg,
    model,
    fusion,
    minScore,
    cursor: options.cursor,
    typing: options.typing,
    explain: options.explain,
  };
}
