import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Option } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { choice } from './option-parsers.js';
import { Terminal } from './terminal.js';

export interface DocumentFilterOptions extends CommonOptions {
  readonly document?: readonly string[];
}

export interface ChunkFilterOptions extends DocumentFilterOptions {
  readonly type?: readonly ChunkType[];
}

/** The base of the commands that can be limited to some books. */
@Injectable()
export abstract class DocumentFilterCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({ flags: '--document <document>', description: 'Only this document; may be given more than once.' })
  parseDocument(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  /** The identifiers of the books that the option names. */
  protected async documentsOf(
    library: INestApplicationContext,
    { document = [] }: DocumentFilterOptions,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const name of document) {
      ids.push((await library.get(DocumentLookup).find(name, '--document')).id);
    }
    return ids;
  }
}

/** The base of the commands that can be limited to some types of chunks, too. */
@Injectable()
export abstract class ChunkFilterCommand extends DocumentFilterCommand {
  @Option({
    flags: '--type <type>',
    description: `One of ${CHUNK_TYPES.join(', ')}; may be given more than once.`,
  })
  parseType(value: string, earlier: readonly ChunkType[] = []): ChunkType[] {
    return [...earlier, choice(value, CHUNK_TYPES)];
  }
}
