import { Command, Option } from 'nest-commander';
import { ContentsService } from '../reading/contents.service.js';
import { chunkLines, listSummary } from './chunk-list-lines.js';
import { entryLine } from './contents-origin.js';
import { LibraryListCommand, listRequest } from './library-list-command.js';
import type { ListOptions } from './library-list-command.js';

interface SectionOptions extends ListOptions {
  readonly direct?: boolean;
  readonly full?: boolean;
}

@Command({
  name: 'section',
  arguments: '<section>',
  description: 'Show a section of a book with its chunks, by an id of `colophon contents`.',
})
export class SectionCommand extends LibraryListCommand {
  override readonly examples = ['colophon section SECTION_ID --full'];

  @Option({ flags: '--direct', description: 'Without the chunks of the sections below it.' })
  parseDirect(): boolean {
    return true;
  }

  @Option({ flags: '--full', description: 'Whole texts instead of their first 200 characters.' })
  parseFull(): boolean {
    return true;
  }

  async run([id]: string[], { direct, full, json, ...list }: SectionOptions): Promise<void> {
    const whole = await this.session.use('colophon section', (library) =>
      library
        .get(ContentsService)
        .section(id!, { ...listRequest(list), direct, view: full ? 'full' : 'preview' }),
    );
    if (json) {
      this.terminal.json(whole);
      return;
    }
    const { section, title, children, chunks } = whole;
    this.terminal.line([title, ...section.path].join(' > '));
    for (const child of children) this.terminal.line(`  ${entryLine({ ...child, level: 0 })}  ${child.id}`);
    this.terminal.line();
    const style = { full: full ?? false, columns: this.terminal.resultColumns };
    for (const chunk of chunks.results) {
      for (const line of chunkLines(chunk, style)) this.terminal.line(line);
    }
    this.terminal.note(listSummary(chunks));
    this.noteMore(chunks);
  }
}
