/**
 * Schema of our pg-boss. Not its default one (`pgboss`): that is of any other program that keeps its jobs in the same
 * database, of whatever version.
 */
export const SCHEMA = 'colophon_queue';
