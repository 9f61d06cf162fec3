#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(entry)) {
  await import(entry.href);
} else {
  process.stderr.write(
    'error: Colophon is not built yet.\n       Run "npm run build" in its folder first.\n',
  );
  process.exitCode = 1;
}
