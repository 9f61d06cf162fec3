import { DatabaseConfig } from '../database/database.config.js';
import type { Environment } from '../config/settings.js';
import { UserError } from '../errors/errors.js';

/**
 * An embedded database belongs to one process, which serves the API and does the work. Further processes would share
 * its single backend, and would lose it when that process ends.
 *
 * @throws {UserError} `role.needs_database`
 */
export function requireServerDatabase(role: 'api' | 'worker', environment: Environment): void {
  if (new DatabaseConfig(environment).url) return;
  throw new UserError('role.needs_database', `The role ${role} needs a PostgreSQL server.`, {
    field: 'DATABASE_URL',
    hint: 'Set DATABASE_URL, or use COLOPHON_ROLE=all: one process with the embedded database does everything.',
  });
}
