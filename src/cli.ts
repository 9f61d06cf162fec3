import 'reflect-metadata';
import { packageVersion } from './roles/package-version.js';
import { runCli } from './roles/run-cli.js';

process.exitCode = await runCli(packageVersion());
