import { Command, Option } from 'nest-commander';
import { CoverageService } from '../reading/coverage.service.js';
import { LibraryListCommand, listRequest } from './library-list-command.js';
import type { ListOptions } from './library-list-command.js';
import { table } from './table.js';

interface CoverageOptions extends ListOptions {
  readonly missing?: boolean;
  readonly vectors?: boolean;
}

@Command({
  name: 'coverage',
  arguments: '<document>',
  description: 'Show which chunks of a book can be found by meaning, and by which models.',
})
export class CoverageCommand extends LibraryListCommand {
  override readonly examples = ['colophon coverage handbook.pdf --missing'];

  @Option({ flags: '--missing', description: 'Only chunks without the vector that searches use.' })
  parseMissing(): boolean {
    return true;
  }

  @Option({ flags: '--vectors', description: 'List the vectors instead; with --json, their numbers too.' })
  parseVectors(): boolean {
    return true;
  }

  async run([name]: string[], { missing, vectors, json, ...list }: CoverageOptions): Promise<void> {
    await this.withDocument('colophon coverage', name!, async (library, id) => {
      const service = library.get(CoverageService);
      if (vectors) await this.listVectors(service, id, list, json ?? false);
      else await this.listChunks(service, id, { ...list, missing }, json ?? false);
    });
  }

  private async listChunks(
    service: CoverageService,
    id: string,
    { missing, ...list }: ListOptions & { readonly missing?: boolean },
    json: boolean,
  ): Promise<void> {
    const coverage = await service.coverage(id, { ...listRequest(list), missing });
    if (json) {
      this.terminal.json(coverage);
      return;
    }
    const { results, total, embedded, percent } = coverage;
    const rows = results.map(({ ordinal, type, expected, present, embedded: found, chunkId }) => {
      return [`#${ordinal}`, type, found ? 'yes' : 'no', expected, present.join(', ') || '-', chunkId];
    });
    const head = ['CHUNK', 'TYPE', 'FOUND', 'SEARCHED BY', 'VECTORS OF', 'ID'];
    if (rows.length > 0) table(head, rows).forEach((line) => this.terminal.line(line));
    this.terminal.note(`${embedded} of ${total} chunks can be found by meaning: ${percent} %`);
    this.noteMore(coverage);
  }

  private async listVectors(
    service: CoverageService,
    id: string,
    list: ListOptions,
    json: boolean,
  ): Promise<void> {
    const vectors = await service.vectors(id, { ...listRequest(list), numbers: json });
    if (json) {
      this.terminal.json(vectors);
      return;
    }
    const rows = vectors.results.map(({ ordinal, model, dimension, current, embeddedAt, chunkId }) => {
      return [`#${ordinal}`, model, String(dimension), current ? 'yes' : 'no', embeddedAt, chunkId];
    });
    const head = ['CHUNK', 'MODEL', 'DIMENSION', 'CURRENT', 'EMBEDDED', 'ID'];
    if (rows.length > 0) table(head, rows).forEach((line) => this.terminal.line(line));
    this.terminal.note(`${vectors.count} vectors`);
    this.noteMore(vectors);
  }
}
