/**
 * The schema of our pg-boss. We do not use its default one (`pgboss`), because other programs may keep their jobs there
 * in the same database, with any version of pg-boss.
 */
export const SCHEMA = 'colophon_queue';
