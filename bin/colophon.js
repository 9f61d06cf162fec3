#!/usr/bin/env node
import { existsSync } from 'node:fs';

const EXIT_INTERRUPTED = 130;

// Until a command listens itself, so that Ctrl-C has one exit code at every moment.
process.on('SIGINT', () => {
  if (process.listenerCount('SIGINT') === 1) process.exit(EXIT_INTERRUPTED);
});

const entry = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(entry)) {
  await import(entry.href);
} else {
  process.stderr.write(
    'error: Colophon is not built yet.\n       Run "npm run build" in its folder first.\n',
  );
  process.exitCode = 1;
}
