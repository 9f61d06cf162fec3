import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { workerFile } from '../../process/worker-file.js';
import type { LinkEvents, WorkerLink } from './worker-link.js';
import type { FromWorker } from './worker-messages.js';

/** Kept of what a worker writes to standard error: the runtime's own words before it aborts. */
const LAST_WORDS = 2000;

/** Objects of a message live shortly: with the default of 16 MB a worker takes 10 MB more and is no faster. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=2';

/**
 * A third of what a process of normal priority gets (Linux: 335 to 1024), so that others go first and a run still goes on
 * beside whatever else works. Two cores with four busy processes: 4.7 texts/s, 13.0 at normal priority; "below normal" of
 * Node, 10, left 1.5.
 */
const NICENESS = 5;

/** Starts a worker as a child process. It ends by itself when its parent does, however that ends. */
export function startProcess(events: LinkEvents): WorkerLink {
  const child = fork(workerFile(import.meta.url, './encoder.worker.js'), {
    // 'advanced' sends typed arrays as they are, JSON would spell out every number.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The parent's own flags, such as an inspector's port, are not for its workers.
    execArgv: [SMALL_YOUNG_GENERATION],
    // Out of the terminal's group: Ctrl-C would end a worker that still starts, and the parent decides when they end.
    detached: true,
  });
  giveWay(child.pid);
  let last = '';
  let gone = false;
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    last = (last + words).slice(-LAST_WORDS);
  });
  child.on('message', (message) => events.onMessage(message as FromWorker));
  const exit = (how: string) => {
    if (gone) return;
    gone = true;
    events.onExit(how, last.trim());
  };
  child.on('error', (error) => {
    // A failed `send` is followed by an exit; a failed start is not.
    if (child.pid === undefined) exit(`could not be started (${error.message})`);
  });
  child.on('close', (code, signal) => exit(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  return {
    send: (message) => {
      // A worker that died a moment ago: `close` tells it.
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * Embedding fills every core for minutes: whoever has something shorter to do on this machine goes first, as a book that
 * is read, a request, the database. Right after the start, so that all threads of the process inherit it.
 */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // Ended already, or a system that does not allow it: then it competes as any other.
  }
}
