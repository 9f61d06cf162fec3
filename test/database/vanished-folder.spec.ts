import { rename, rm } from 'node:fs/promises';
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { copyOfTemplate } from '../services/databases.js';
import { until } from '../services/until.js';

describe('a data folder that is removed while its database is open', () => {
  it('is noticed: statements fail, the reason is reported, and the database closes at once', async () => {
    const folder = await copyOfTemplate();
    const failures: Error[] = [];
    const database = await openEmbeddedDatabase(folder, {
      attach: 'never',
      command: 'a test',
      onFailure: (error) => failures.push(error),
    });
    const client = new Client(database.connection as { host: string });
    // The end of the database cuts this connection.
    client.on('error', () => undefined);
    await client.connect();
    const away = `${folder}.away`;
    await rename(folder, away);
    try {
      await until('it is noticed', () => failures.length > 0);
      expect(failures).toMatchObject([{ code: 'data_folder.gone' }]);
      await expect(client.query('SELECT 1')).rejects.toThrow(/connection|terminated|EPIPE|ECONNRESET/i);
      await database.close();
    } finally {
      await rm(away, { recursive: true, force: true });
    }
  });
});
