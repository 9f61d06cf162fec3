import { Injectable } from '@nestjs/common';
import { Presets, SingleBar } from 'cli-progress';

/**
 * What a person or a program sees: results on stdout, everything else on stderr.
 *
 * The progress bar is drawn only on a terminal.
 */
@Injectable()
export class Terminal {
  private bar: SingleBar | null = null;
  private label = '';

  /** One JSON document. */
  json(value: unknown): void {
    this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  line(text = ''): void {
    this.write(`${text}\n`);
  }

  /** A remark that is no result. */
  note(text: string): void {
    this.endProgress();
    process.stderr.write(`${text}\n`);
  }

  progress(label: string, done: number, total: number): void {
    if (!process.stderr.isTTY) return;
    if (!this.bar || this.label !== label) {
      this.endProgress();
      this.label = label;
      this.bar = new SingleBar(
        {
          format: `{label} {bar} {percentage}% | {value}/{total} | {duration_formatted}`,
          hideCursor: true,
          clearOnComplete: false,
          stream: process.stderr,
        },
        Presets.shades_classic,
      );
      this.bar.start(total, done, { label: label.padEnd(11) });
      return;
    }
    this.bar.setTotal(total);
    this.bar.update(done);
  }

  endProgress(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private write(text: string): void {
    this.endProgress();
    process.stdout.write(text);
  }
}
