import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.js', import.meta.url));
/** Longer than the product needs for a clean stop. */
const STOP_MS = 30_000;

export type AttachedProcess = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Starts a Node script that gets SIGTERM when this process ends in any way.
 *
 * @param environment Added to the environment of this process.
 */
export function spawnAttached(
  script: string,
  environment: Readonly<Record<string, string>>,
): AttachedProcess {
  return spawn(process.execPath, ['--import', END_WITH_PARENT, script], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Stops the process cleanly, or kills it if it does not stop; does nothing if it has ended. */
export async function stopAttached(child: AttachedProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = new AbortController();
  void delay(STOP_MS, undefined, { signal: late.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  late.abort();
}
