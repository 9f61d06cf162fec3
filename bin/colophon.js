#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const EXIT_INTERRUPTED = 130;

// Until a command listens itself, so that Ctrl-C has one exit code at every moment.
process.on('SIGINT', () => {
  if (process.listenerCount('SIGINT') === 1) process.exit(EXIT_INTERRUPTED);
});

// A command ends before it gains by the optimized code of the embedded database, whose making takes half a second of CPU
// time at once. With this budget (a thousand times that of Node 20) only what runs long is optimized. A server does gain by it.
if (process.argv[2] !== 'serve') setFlagsFromString('--wasm-tiering-budget=2000000000');
// Node 22 and newer. Beside the program, so that only who may change the program may change what is kept of it.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/colophon', import.meta.url)));

const entry = new URL('../dist/program/cli.js', import.meta.url);
if (existsSync(entry)) {
  await import(entry.href);
} else {
  process.stderr.write(
    'error: Colophon is not built yet.\n       Run "npm run build" in its folder first.\n',
  );
  process.exitCode = 1;
}
