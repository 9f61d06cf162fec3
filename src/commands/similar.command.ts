import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { MOST_RESULTS } from '../search/search-request.js';
import { SimilarService } from '../search/similar.service.js';
import { citationOf } from '../search/citation.js';
import { ChunkFilterCommand } from './filter-command.js';
import type { ChunkFilterOptions } from './filter-command.js';
import { MODEL_OPTION } from './model-option.js';
import { wholeNumber } from './option-parsers.js';
import { passageLines, scoreText } from './result-lines.js';

interface SimilarOptions extends ChunkFilterOptions {
  readonly limit?: number;
  readonly model?: string;
}

const DEFAULT_LIMIT = 5;

@Command({
  name: 'similar',
  arguments: '<chunk>',
  description: 'Find the chunks that are nearest in meaning to a chunk, by its chunkId.',
})
export class SimilarCommand extends ChunkFilterCommand {
  override readonly examples = ['colophon similar CHUNK_ID --limit 5'];

  async run([chunk]: string[], options: SimilarOptions): Promise<void> {
    const { limit = DEFAULT_LIMIT, type = [], model, json } = options;
    const find = async (library: INestApplicationContext) => {
      const documents = await this.documentsOf(library, options);
      return library.get(SimilarService).similarTo(chunk!, limit, { documents, types: type, model });
    };
    const answer = await this.session.use('colophon similar', find);
    if (json) {
      this.terminal.json(answer);
      return;
    }
    if (answer.results.length === 0) this.terminal.note('There is no other chunk.');
    const style = { full: false, columns: this.terminal.resultColumns };
    for (const { rank, score, chunkId, text, ...cited } of answer.results) {
      const head = `${scoreText(rank, score)}  ${citationOf(cited)}`;
      passageLines({ head, chunkId, text }, style).forEach((line) => this.terminal.line(line));
    }
  }

  @Option({
    flags: '--limit <n>',
    description: `How many results, 1 to ${MOST_RESULTS}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST_RESULTS);
  }

  @Option({ flags: '--model <key>', description: MODEL_OPTION })
  parseModel(value: string): string {
    return value;
  }
}
