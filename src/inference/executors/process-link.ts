import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { STOPPING_SIGNALS } from '../../process/stopping-signals.js';
import { workerFile } from '../../process/worker-file.js';
import type { LinkEvents, WorkerLink } from './worker-link.js';
import type { FromWorker } from './worker-messages.js';

/** How much of a worker's standard error is kept: it contains the runtime's message before an abort. */
const LAST_WORDS = 2000;

/** Objects of a message are short-lived. With the default of 16 MB a worker needs 10 MB more and is no faster. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=2';

/**
 * With this value a worker gets a third of the CPU time of a process with normal priority (Linux weights: 335 to 1024).
 * So others go first, but a run still makes progress. On two cores with four busy processes it computes 4.7 texts/s,
 * compared with 13.0 at normal priority and 1.5 at Node's "below normal" (10).
 */
const NICENESS = 5;

/** Starts a worker as a child process. It ends by itself when its parent ends, however that happens. */
export function startProcess(events: LinkEvents): WorkerLink {
  const child = fork(workerFile(import.meta.url, './encoder.worker.js'), {
    // 'advanced' sends typed arrays in binary; JSON would write every number as text.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The workers must not inherit the parent's own flags, such as an inspector port.
    execArgv: [SMALL_YOUNG_GENERATION],
    // Outside the terminal's process group: otherwise Ctrl-C would end a worker that is still starting, but the parent
    // decides that. Only in its very first moment the worker is still inside.
    detached: true,
  });
  giveWay(child.pid);
  let last = '';
  let gone = false;
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    last = (last + words).slice(-LAST_WORDS);
  });
  child.on('message', (message) => events.onMessage(message as FromWorker));
  const exit = (how: string, stopped: boolean) => {
    if (gone) return;
    gone = true;
    events.onExit(how, last.trim(), stopped);
  };
  child.on('error', (error) => {
    // An exit follows a failed `send`, but not a failed start.
    if (child.pid === undefined) exit(`could not be started (${error.message})`, false);
  });
  child.on('close', (code, signal) =>
    exit(
      signal ? `was ended by ${signal}` : `ended with code ${code}`,
      STOPPING_SIGNALS.some((stopping) => stopping === signal),
    ),
  );
  return {
    send: (message) => {
      // The worker died a moment ago, and `close` reports that.
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * Embedding uses all cores for minutes, so shorter work on this machine goes first: reading a book, a request, the
 * database. Call this right after the start, so that all threads of the process inherit the priority.
 */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // The process has already ended, or the system does not allow it. Then the worker keeps its normal priority.
  }
}
