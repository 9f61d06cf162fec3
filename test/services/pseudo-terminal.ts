import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { CLI } from './programs.js';

const HOST = fileURLToPath(new URL('./pty-host.py', import.meta.url));

/** A suite that needs a Python with pseudo-terminals. Without one it is skipped, with the reason in its name. */
export function describeOnTerminal(name: string, suite: () => void): void {
  const missing = missingPython();
  const reason = missing === null ? '' : ` (${missing})`;
  describe.skipIf(missing !== null)(`${name} on a terminal${reason}`, suite);
}

function missingPython(): string | null {
  try {
    execFileSync('python3', ['-c', 'import pty, termios'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no python3 with pseudo-terminals';
  }
}

/** A command on a terminal, as seen by a person. */
export class PseudoTerminal {
  /** Everything the terminal has shown. */
  shown = '';
  private readonly host: ChildProcess;
  private readonly ended: Promise<number>;

  constructor(
    args: readonly string[],
    options: { readonly environment: Readonly<Record<string, string>>; readonly columns?: number },
  ) {
    const env = { ...process.env, TERM: 'xterm', ...options.environment };
    const command = [process.execPath, CLI, ...args];
    this.host = spawn('python3', [HOST, String(options.columns ?? 80), ...command], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.host.stdout!.setEncoding('utf8').on('data', (text: string) => (this.shown += text));
    this.ended = once(this.host, 'close').then(([code]) => code as number);
  }

  /** Sends keys: `\x03` is Ctrl-C. */
  type(keys: string): void {
    this.host.stdin!.write(keys);
  }

  /** Waits until the terminal shows a text. @throws if the command ends before. */
  async until(pattern: RegExp): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    while (!pattern.test(this.shown)) {
      if (over) throw new Error(`The command ended and never showed ${pattern}:\n${this.shown}`);
      await Promise.race([once(this.host.stdout!, 'data'), this.ended]);
    }
  }

  /** The exit code, as reported by a shell. @throws if the command runs longer than `withinMs`. */
  async end(withinMs: number): Promise<number> {
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      late = setTimeout(() => {
        // The command ends with its terminal.
        this.host.kill('SIGKILL');
        reject(new Error(`The command had not ended after ${withinMs} ms:\n${this.shown}`));
      }, withinMs);
    });
    try {
      return await Promise.race([this.ended, tooLate]);
    } finally {
      clearTimeout(late);
    }
  }
}
