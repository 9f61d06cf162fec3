import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { runCli } from './roles/run-cli.js';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
process.exitCode = await runCli(manifest.version);
