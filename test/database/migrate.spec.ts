import type { DataSource } from 'typeorm';
import { connect } from '../../src/database/connect.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { ENTITIES } from '../../src/roles/entities.js';
import { migrate } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { createDatabase, describeOnEachDatabase, describeOnPostgres } from '../services/databases.js';
import type { TestDatabase } from '../services/databases.js';
import { EVERY_NAME } from './back-to.js';

describeOnEachDatabase('migrations', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('are all recorded, in order, and run only once', async () => {
    expect(await recorded(database.dataSource)).toEqual(EVERY_NAME);
    const again = await migrate(database.dataSource);
    expect(again.applied).toEqual([]);
    expect(await recorded(database.dataSource)).toEqual(EVERY_NAME);
  });

  it('create the tables that the entities describe', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('refuse a database of a newer version and leave it unchanged', async () => {
    const { dataSource } = database;
    await dataSource.query(`INSERT INTO schema_migrations ("timestamp", name) VALUES (1, 'FromTheFuture1')`);
    try {
      await expect(migrate(dataSource)).rejects.toMatchObject({
        code: 'database.newer',
        message: expect.stringContaining('FromTheFuture1') as string,
      });
      expect(await recorded(dataSource)).toEqual([...EVERY_NAME, 'FromTheFuture1']);
    } finally {
      await dataSource.query(`DELETE FROM schema_migrations WHERE name = 'FromTheFuture1'`);
    }
  });

  it('leave nothing behind when one of them fails', async () => {
    const { dataSource } = database;
    const failing = {
      name: 'Failing9999999999999',
      up: async (runner: { query(sql: string): Promise<unknown> }) => {
        await runner.query('CREATE TABLE half_done (id integer)');
        await runner.query('SELECT 1 / 0');
      },
      down: () => Promise.resolve(),
    };
    const { migrations } = dataSource;
    migrations.push(failing);
    try {
      await expect(migrate(dataSource)).rejects.toThrow('division by zero');
    } finally {
      migrations.pop();
    }
    const tables: unknown = await dataSource.query(`SELECT to_regclass('half_done') AS name`);
    expect(tables).toEqual([{ name: null }]);
    expect(await recorded(dataSource)).toEqual(EVERY_NAME);
  });
});

describeOnPostgres('processes that start at once', () => {
  it('apply each migration exactly once', async () => {
    const database = await createDatabase();
    try {
      const options = dataSourceOptions({ url: database.url }, 1, ENTITIES);
      const opened = await Promise.all([connect(options), connect(options), connect(options)]);
      try {
        expect(opened.flatMap(({ migrated }) => migrated.applied)).toEqual(EVERY_NAME);
        expect(await recorded(opened[0].dataSource)).toEqual(EVERY_NAME);
      } finally {
        await Promise.all(opened.map(({ dataSource }) => dataSource.destroy()));
      }
    } finally {
      await database.drop();
    }
  });
});

describeOnPostgres('a library of the first version', () => {
  it('is brought up to date and keeps its content', async () => {
    const database = await createDatabase();
    try {
      const options = dataSourceOptions({ url: database.url }, 1, ENTITIES);
      const first = await connect({ ...options, migrations: MIGRATIONS.slice(0, 1) });
      await first.dataSource.query(
        `INSERT INTO documents (sha256, title, file_name, byte_length, status, contents_source, page_count)
         VALUES ('aa', 'A Book', 'book.pdf', 1000, 'completed', 'outline', 12)`,
      );
      await first.dataSource.destroy();
      const { dataSource, migrated } = await connect(options);
      try {
        expect(migrated.applied).toEqual(EVERY_NAME.slice(1));
        expect(
          await dataSource.query(
            'SELECT title, title_by, status, page_count, contents_source, contents_confidence FROM documents',
          ),
        ).toEqual([
          {
            title: 'A Book',
            title_by: 'file',
            status: 'completed',
            page_count: 12,
            contents_source: 'outline',
            contents_confidence: null,
          },
        ]);
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await database.drop();
    }
  });
});

async function recorded(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM schema_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}
