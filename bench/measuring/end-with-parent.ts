import { isMainThread } from 'node:worker_threads';

/*
 * Loaded before a script that `spawnAttached` starts. Its standard input is a pipe that only the benchmark holds: it ends
 * when the benchmark does, also by SIGKILL, which no handler of the benchmark sees.
 */
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
  // Processes that the script starts would load this too, with another standard input.
  process.execArgv.length = 0;
}
