import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { SearchService } from '../search/search.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { resultLines } from './result-lines.js';
import { Terminal } from './terminal.js';

interface SearchOptions extends CommonOptions {
  readonly limit?: number;
  readonly type?: readonly ChunkType[];
  readonly document?: readonly string[];
  readonly full?: boolean;
}

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 50;

@Command({
  name: 'search',
  arguments: '<query...>',
  description: 'Find the passages that are closest in meaning, with their pages.',
})
export class SearchCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(words: string[], options: SearchOptions): Promise<void> {
    const search = async (library: INestApplicationContext) => {
      const documents: string[] = [];
      for (const name of options.document ?? []) {
        documents.push((await library.get(DocumentLookup).find(name, '--document')).id);
      }
      const filter = { limit: options.limit ?? DEFAULT_LIMIT, types: options.type ?? [], documents };
      return library.get(SearchService).search(words.join(' '), filter);
    };
    const answer = await this.session.use('colophon search', search, { embeds: true });
    if (options.json) {
      this.terminal.json(answer);
      return;
    }
    if (answer.needsReembedding > 0) {
      this.terminal.note(
        `${answer.needsReembedding} chunks cannot be found: their vectors belong to a model that is no longer in use. ` +
          'Embed them again with `colophon reprocess --all --stage embedding`.',
      );
    } else if (answer.results.length === 0) {
      this.terminal.note('Nothing found. `colophon documents` lists the ingested books.');
    }
    const style = { full: options.full ?? false, columns: this.terminal.resultColumns };
    for (const result of answer.results) {
      resultLines(result, style).forEach((line) => this.terminal.line(line));
    }
  }

  @Option({
    flags: '--limit <n>',
    description: `How many results, 1 to ${MAX_LIMIT}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MAX_LIMIT);
  }

  @Option({
    flags: '--type <type>',
    description: `One of ${CHUNK_TYPES.join(', ')}; may be given more than once.`,
  })
  parseType(value: string, earlier: readonly ChunkType[] = []): ChunkType[] {
    return [...earlier, choice(value, CHUNK_TYPES)];
  }

  @Option({ flags: '--full', description: 'Show whole passages, not only their beginnings.' })
  parseFull(): boolean {
    return true;
  }

  @Option({ flags: '--document <document>', description: 'Only this document; may be given more than once.' })
  parseDocument(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }
}
