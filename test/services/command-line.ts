import { execFile } from 'node:child_process';
import { CLI } from './programs.js';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command, as for a user, in its own folder and with its own settings. */
export class CommandLine {
  constructor(
    protected readonly folder: string,
    protected readonly environment: Readonly<Record<string, string>>,
  ) {}

  run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const env = { ...process.env, ...this.environment, ...environment };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [CLI, ...args],
        { env, cwd: this.folder, maxBuffer: 1e8 },
        (error, stdout, stderr) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  /** The JSON document of a command that must succeed. */
  async json<T>(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, '--json'], environment);
    if (code !== 0) throw new Error(`colophon ${args.join(' ')} ended with ${code}: ${stderr}`);
    return JSON.parse(stdout) as T;
  }
}
