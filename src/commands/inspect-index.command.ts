import { SubCommand } from 'nest-commander';
import { indexEntryLine, indexSummary } from './index-lines.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { passwordOf } from './password-option.js';

@SubCommand({
  name: 'index',
  arguments: '<file>',
  description: 'The index at the back of a PDF: terms with physical pages.',
})
export class InspectIndexCommand extends InspectFileCommand {
  override readonly examples = ['colophon inspect index book.pdf'];

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
    this.terminal.note(indexSummary({ ...index, count: index.entries.length }));
    for (const entry of index.entries) this.terminal.line(indexEntryLine(entry));
  }
}
