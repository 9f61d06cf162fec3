import { Command, Option } from 'nest-commander';
import { chunkMarkdown, headOf } from '../reading/chunk-markdown.js';
import { ChunksService } from '../reading/chunks.service.js';
import { FORMAT_OPTION, formatOf, parseFormat } from './chunk-format.js';
import type { ChunkFormat } from './chunk-format.js';
import type { CommonOptions } from './cli-command.js';
import { LibraryCommand } from './library-command.js';

interface ChunkOptions extends CommonOptions {
  readonly format?: ChunkFormat;
  readonly vectors?: boolean;
}

@Command({
  name: 'chunk',
  aliases: ['show'],
  arguments: '<chunk>',
  description: 'Show a whole chunk, by the chunkId of a search result or of a list.',
})
export class ChunkCommand extends LibraryCommand {
  override readonly examples = ['colophon chunk CHUNK_ID --format markdown'];

  @Option(FORMAT_OPTION)
  parseFormat(value: string): ChunkFormat {
    return parseFormat(value);
  }

  @Option({ flags: '--vectors', description: 'With --json: also the numbers of its vectors.' })
  parseVectors(): boolean {
    return true;
  }

  async run([id]: string[], options: ChunkOptions): Promise<void> {
    const format = formatOf(options);
    const chunk = await this.session.use('colophon chunk', (library) =>
      library.get(ChunksService).get(id!, { numbers: options.vectors }),
    );
    if (format === 'json') {
      this.terminal.json(chunk);
      return;
    }
    if (format === 'markdown') {
      this.terminal.line(chunkMarkdown(chunk));
      return;
    }
    for (const line of headOf(chunk)) this.terminal.line(line);
    this.terminal.line();
    this.terminal.line(chunk.text);
  }
}
