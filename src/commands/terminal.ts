import { Injectable } from '@nestjs/common';
import { terminalEnvironment } from '../config/terminal-environment.js';
import { progressLine } from './progress-line.js';
import { writeOut } from './write-out.js';

const USUAL_COLUMNS = 80;
/** Milliseconds between two drawings; nobody could read more frequent ones. */
const REDRAW_MS = 100;
const TICK_MS = 1000;

const TO_LINE_START = '\r';
const ERASE_REST = '\x1b[K';

/**
 * The output for a person or a program: results on stdout, everything else on stderr.
 *
 * Progress is drawn only on a terminal, in one line that is overwritten. The cursor is never hidden, so a process that
 * ends in any way leaves nothing behind.
 */
@Injectable()
export class Terminal {
  private readonly environment = terminalEnvironment();
  private drawn: { label: string; done: number; total: number; since: number; at: number } | null = null;
  private ticking: NodeJS.Timeout | null = null;
  private quiet = false;

  /** Prints one JSON document. */
  json(value: unknown): void {
    this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  line(text = ''): void {
    this.write(`${text}\n`);
  }

  /** Prints a remark that is not a result. */
  note(text: string): void {
    this.endProgress();
    process.stderr.write(`${text}\n`);
  }

  /** The width for result lines, or null when no person reads them on a terminal. */
  get resultColumns(): number | null {
    return process.stdout.isTTY ? this.columnsOf(process.stdout) : null;
  }

  /** @param total 0 while the total is unknown. */
  readonly progress = (label: string, done: number, total: number): void => {
    if (!process.stderr.isTTY || this.quiet) return;
    const now = performance.now();
    const earlier = this.drawn?.label === label ? this.drawn : null;
    if (!earlier) {
      this.endProgress();
      // Without escape sequences a line cannot be overwritten.
      if (this.environment.dumb) process.stderr.write(`${label} ...\n`);
      // The time advances even when nothing is reported. The timer keeps no process alive.
      else this.ticking = setInterval(() => this.draw(), TICK_MS).unref();
    }
    this.drawn = { label, done, total, since: earlier?.since ?? now, at: earlier?.at ?? -Infinity };
    if (now - this.drawn.at >= REDRAW_MS || done === total) this.draw();
  };

  endProgress(): void {
    if (this.drawn && !this.environment.dumb) {
      this.draw();
      process.stderr.write('\n');
    }
    if (this.ticking) clearInterval(this.ticking);
    this.ticking = null;
    this.drawn = null;
  }

  /** Ends the progress; later reports are not drawn. */
  stopProgress(): void {
    this.endProgress();
    this.quiet = true;
  }

  private draw(): void {
    if (!this.drawn || this.environment.dumb) return;
    const { label, done, total, since } = this.drawn;
    const now = performance.now();
    // The last column stays empty: many terminals continue on the next line when it is written.
    const line = progressLine({ label, done, total, ms: now - since }, this.columnsOf(process.stderr) - 1);
    process.stderr.write(TO_LINE_START + line + ERASE_REST);
    this.drawn.at = now;
  }

  private columnsOf(stream: NodeJS.WriteStream): number {
    const { columns } = this.environment;
    return Math.min(columns ?? Infinity, stream.columns || columns || USUAL_COLUMNS);
  }

  private write(text: string): void {
    this.endProgress();
    writeOut(text);
  }
}
