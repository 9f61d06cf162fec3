import { isMainThread } from 'node:worker_threads';

/*
 * Loaded before a script that `spawnAttached` starts. Its standard input is a pipe that only the benchmark holds. The
 * pipe closes when the benchmark ends, even by SIGKILL, which no handler of the benchmark sees.
 */
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
  // Otherwise, processes started by the script would load this file, too, with another standard input.
  process.execArgv.length = 0;
}
