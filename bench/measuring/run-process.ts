import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { PeakRss } from './process-tree.js';

/** No measurement takes longer, even on a slow machine; a script that does is hanging. */
const LIMIT_MS = 30 * 60_000;
/** Length of the kept output of a failed process: enough for an error and its stack. */
const TAIL_CHARACTERS = 4_000;

export interface FinishedProcess {
  readonly stdout: string;
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** Memory of the process and its descendants; null if the system does not report it. */
  readonly peakRssBytes: number | null;
}

/**
 * Runs a Node script to its end; callers run only one at a time.
 *
 * @param environment Added to the environment of this process.
 * @throws {Error} With the script's output if it fails or takes longer than half an hour.
 */
export async function runScript(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<FinishedProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const peak = new PeakRss(child.pid ?? 0);
  try {
    const [stdout, stderr, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exit,
    ]);
    const wallSeconds = (performance.now() - started) / 1000;
    if (code !== 0) {
      const end = `${stdout}\n${stderr}`.slice(-TAIL_CHARACTERS);
      throw new Error(`${script} ended with ${signal ?? code}:\n${end}`);
    }
    return { stdout, wallSeconds, peakRssBytes: await peak.stop() };
  } finally {
    await peak.stop();
  }
}

/** Parses the last line of a script's output: libraries may have written other lines before it. */
export function lastLineAsJson<T>(stdout: string): T {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as T;
}
