import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { PeakRss } from './process-tree.js';

/** Nothing measured here takes longer on a slow machine; what does hangs. */
const LIMIT_MS = 30 * 60_000;
/** The end of what a failed process wrote, enough for an error and its stack. */
const TAIL_CHARACTERS = 4_000;

export interface FinishedProcess {
  readonly stdout: string;
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  /** Of the process and its descendants; null where the system does not say. */
  readonly peakRssBytes: number | null;
}

/**
 * Runs a Node script to its end, alone: the caller waits before it starts another.
 *
 * @param environment Added to this process's own.
 * @throws {Error} With what the script wrote when it fails or takes longer than half an hour.
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

/** The last line of a script's output, where libraries may have written to it as well. */
export function lastLineAsJson<T>(stdout: string): T {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as T;
}
