import { Command, Option } from 'nest-commander';
import { ContentsService } from '../reading/contents.service.js';
import type { ContentsOrigin } from '../reading/contents.service.js';
import type { SectionView } from '../reading/reading-views.js';
import type { CommonOptions } from './cli-command.js';
import { contentsOrigin, entryLine } from './contents-origin.js';
import { LibraryCommand } from './library-command.js';

interface ContentsOptions extends CommonOptions {
  readonly flat?: boolean;
}

/** More than any outline has. */
const ALL_LEVELS = 1000;
/** Entries in one page of the list; the command prints all of them. */
const PAGE = 1000;

@Command({
  name: 'contents',
  arguments: '<document>',
  description: 'Show the contents of a book of the library: its sections with their pages and chunks.',
})
export class ContentsCommand extends LibraryCommand {
  override readonly examples = ['colophon contents handbook.pdf'];

  @Option({ flags: '--flat', description: 'With --json: a list instead of a tree.' })
  parseFlat(): boolean {
    return true;
  }

  async run([name]: string[], { flat, json }: ContentsOptions): Promise<void> {
    await this.withDocument('colophon contents', name!, async (library, id) => {
      const contents = library.get(ContentsService);
      if (json && !flat) {
        this.terminal.json(await contents.tree(id, ALL_LEVELS));
        return;
      }
      const { origin, entries } = await allEntries(contents, id);
      if (json) this.terminal.json({ ...origin, results: entries });
      else this.print(origin, entries);
    });
  }

  private print({ source, confidence, count }: ContentsOrigin, entries: readonly SectionView[]): void {
    if (source === null) {
      this.terminal.note('The book is not ingested yet.');
      return;
    }
    this.terminal.note(`${count} entries, ${contentsOrigin({ source, confidence, pageOffset: null })}`);
    for (const entry of entries) {
      this.terminal.line(`${entryLine(entry)}  ${entry.chunks} chunks  ${entry.id}`);
    }
  }
}

async function allEntries(
  contents: ContentsService,
  id: string,
): Promise<{ readonly origin: ContentsOrigin; readonly entries: readonly SectionView[] }> {
  const entries: SectionView[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { results, next, ...origin } = await contents.flat(id, { limit: PAGE, cursor });
    entries.push(...results);
    if (next === null) return { origin, entries };
    cursor = next;
  }
}
