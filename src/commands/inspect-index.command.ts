import { SubCommand } from 'nest-commander';
import type { BookIndex, IndexEntry } from '../book-index/book-index.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { passwordOf } from './password-option.js';

@SubCommand({
  name: 'index',
  arguments: '<file>',
  description: 'The index at the back of a PDF: terms with physical pages.',
})
export class InspectIndexCommand extends InspectFileCommand {
  async run([file]: string[], options: InspectOptions): Promise<void> {
    const { index } = await this.analyse(file!, { password: await passwordOf(options), index: true });
    if (options.json) {
      this.terminal.json(index ?? { parts: [], entries: [], numbering: null, confidence: null });
      return;
    }
    if (!index) {
      this.terminal.note('The book has no index.');
      return;
    }
    this.terminal.note(summary(index));
    for (const entry of index.entries) this.terminal.line(lineOf(entry));
  }
}

function summary({ parts, entries, numbering, confidence }: BookIndex): string {
  const where = parts.map(
    ({ title, pageFirst, pageLast }) => `${title ?? 'Index'}, pages ${pageFirst}-${pageLast}`,
  );
  const numbers =
    numbering.source === 'labels'
      ? 'the page labels of the PDF'
      : `physical page = printed number ${(numbering.offset ?? 0) < 0 ? '-' : '+'} ${Math.abs(numbering.offset ?? 0)}`;
  const sure = `${Math.round(confidence * 100)} % of the references are confirmed by the words on their page`;
  return `${where.join('; ')}: ${entries.length} entries; ${numbers}; ${sure}`;
}

function lineOf({ term, references, see, seeAlso }: IndexEntry): string {
  const places = references.map(({ label, pageFirst, pageLast, confirmed }) => {
    const pages =
      pageFirst === null ? '?' : pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
    return `${pages === label ? pages : `${pages} (${label})`}${confirmed ? '' : ' unconfirmed'}`;
  });
  const others = [...see.map((target) => `see ${target}`), ...seeAlso.map((target) => `see also ${target}`)];
  return `${term}  ${[...places, ...others].join(', ')}`;
}
