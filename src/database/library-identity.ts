import type { DataSource } from 'typeorm';

/** Some PostgreSQL hosts revoke this right. */
const MAY_ASK_SERVER = `SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS "mayAsk"`;
const SERVER = 'SELECT system_identifier::text AS server FROM pg_control_system()';
const DATABASE = 'SELECT oid::text AS database FROM pg_database WHERE datname = current_database()';

const IDENTIFY = `
  INSERT INTO library_identity (id, place) VALUES (gen_random_uuid(), $1)
  ON CONFLICT (one) DO UPDATE SET place = excluded.place,
    id = CASE WHEN library_identity.place = excluded.place THEN library_identity.id ELSE excluded.id END
  RETURNING id`;

/**
 * The id of the library: the same for all processes on its database, and different from any other library's. A database
 * that was copied or restored elsewhere gets a new id.
 */
export async function libraryId(dataSource: DataSource): Promise<string> {
  const [right]: { mayAsk: boolean }[] = await dataSource.query(MAY_ASK_SERVER);
  const servers: { server: string }[] = right!.mayAsk ? await dataSource.query(SERVER) : [];
  const [found]: { database: string }[] = await dataSource.query(DATABASE);
  const place = `${servers[0]?.server ?? 'unknown'}/${found!.database}`;
  const [row]: { id: string }[] = await dataSource.query(IDENTIFY, [place]);
  return row!.id;
}
