import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';

export const EVERY_NAME = MIGRATIONS.map((migration) => migration.name);

/** Reverts the migrations after the named one, so that the database is as it was before them. */
export async function backTo(dataSource: DataSource, name: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const later = MIGRATIONS.slice(EVERY_NAME.indexOf(name) + 1);
  expect(later).not.toHaveLength(0);
  try {
    for (const Migration of later.toReversed()) {
      const migration = new Migration();
      await migration.down(runner);
      await runner.query('DELETE FROM schema_migrations WHERE name = $1', [migration.name]);
    }
  } finally {
    await runner.release();
  }
}
