import { config } from 'dotenv';
import type { Environment } from './settings.js';

/**
 * The process environment, completed by the `.env` file of the working folder; variables already set take precedence.
 */
export function readEnvironment(): Environment {
  const fromFile: Record<string, string> = {};
  config({ processEnv: fromFile, quiet: true });
  return { ...fromFile, ...process.env };
}
