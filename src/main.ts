import 'reflect-metadata';
import { printError } from './commands/error-view.js';
import { readEnvironment } from './config/environment.js';
import { runRole } from './roles/run-role.js';

try {
  await runRole(readEnvironment());
} catch (error) {
  printError(error);
  process.exit(1);
}
