import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { MOST_RESULTS } from '../search/search-request.js';
import { SimilarService } from '../search/similar.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { citationOf } from '../search/citation.js';
import { passageLines, scoreText } from './result-lines.js';
import { Terminal } from './terminal.js';

interface SimilarOptions extends CommonOptions {
  readonly limit?: number;
  readonly type?: readonly ChunkType[];
  readonly document?: readonly string[];
}

const DEFAULT_LIMIT = 5;

@Command({
  name: 'similar',
  arguments: '<chunk>',
  description: 'Find the chunks that are nearest in meaning to a chunk, by its chunkId.',
})
export class SimilarCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    [chunk]: string[],
    { limit = DEFAULT_LIMIT, type, document, json }: SimilarOptions,
  ): Promise<void> {
    const find = async (library: INestApplicationContext) => {
      const documents: string[] = [];
      for (const name of document ?? []) {
        documents.push((await library.get(DocumentLookup).find(name, '--document')).id);
      }
      return library.get(SimilarService).similarTo(chunk!, limit, { documents, types: type ?? [] });
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

  @Option({
    flags: '--type <type>',
    description: `One of ${CHUNK_TYPES.join(', ')}; may be given more than once.`,
  })
  parseType(value: string, earlier: readonly ChunkType[] = []): ChunkType[] {
    return [...earlier, choice(value, CHUNK_TYPES)];
  }

  @Option({ flags: '--document <document>', description: 'Only this document; may be given more than once.' })
  parseDocument(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }
}
