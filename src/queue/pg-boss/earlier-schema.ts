import type { DataSource } from 'typeorm';
import type { JobList } from '../job-list.js';
import { SCHEMA } from './schema.js';

/** The default schema of pg-boss. Earlier versions kept their jobs there, and other programs may also use it. */
const EARLIER_SCHEMA = 'pgboss';

/** Whether the earlier table exists, has exactly the same columns as ours, and may be changed by us. */
const IS_LIKE_OURS = `
  WITH tables AS (
    SELECT n.nspname AS schema, c.oid, (
      SELECT array_agg(a.attname || ' ' || replace(format_type(a.atttypid, a.atttypmod), n.nspname || '.', '')
                       ORDER BY a.attname)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = 'job' AND n.nspname IN ('${EARLIER_SCHEMA}', '${SCHEMA}')
      AND has_schema_privilege(n.oid, 'USAGE')
      AND has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'DELETE'))
  SELECT EXISTS (
    SELECT FROM tables earlier JOIN tables own ON own.columns = earlier.columns
    WHERE earlier.schema = '${EARLIER_SCHEMA}' AND own.schema = '${SCHEMA}') AS "isLikeOurs"`;

const COLUMNS = `
  id, name, priority, data, retry_limit, retry_count, retry_delay, retry_backoff, start_after, started_on,
  singleton_key, singleton_on, expire_in, created_on, completed_on, keep_until, output, policy`;

/**
 * Other programs may use the same job names. Only jobs whose subject is in this library are certainly ours.
 *
 * @param table Table of the subjects. It comes from the job definition, because SQL accepts no table name as a
 *          parameter.
 */
const takeOver = (table: string) => `
  WITH taken AS (
    DELETE FROM ${EARLIER_SCHEMA}.job j
    WHERE j.name = $1 AND j.state <= 'active'
      AND EXISTS (SELECT FROM ${table} s WHERE s.id::text = lower(j.data -> 'data' ->> $2::text))
    RETURNING ${COLUMNS}, state::text AS state)
  INSERT INTO ${SCHEMA}.job (${COLUMNS}, state)
  SELECT ${COLUMNS}, state::${SCHEMA}.job_state FROM taken
  ON CONFLICT DO NOTHING
  RETURNING id`;

/**
 * Moves the unfinished jobs that an earlier version of this library left in the default schema of pg-boss. They stay
 * unchanged: if a worker has a job, it keeps its lease. Everything else in that schema stays untouched. Several
 * processes may do this at once.
 *
 * @returns The number of moved jobs.
 */
export async function takeOverEarlierJobs(dataSource: DataSource, jobs: JobList): Promise<number> {
  const [found]: { isLikeOurs: boolean }[] = await dataSource.query(IS_LIKE_OURS);
  if (!found!.isLikeOurs) return 0;
  let moved = 0;
  for (const { name, subject } of jobs.all) {
    if (!subject) continue;
    const rows: object[] = await dataSource.query(takeOver(subject.table), [name, subject.field]);
    moved += rows.length;
  }
  return moved;
}
