import { rename, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { openEmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';
import { copyOfTemplate } from '../services/databases.js';

/** A holder touches its lock every 5 s; the rest is for a busy machine. */
const NOTICED_WITHIN_MS = 15_000;

describe('A data folder that is taken away while its database is open', () => {
  it('is noticed: statements fail, the reason is told, and the database closes at once', async () => {
    const folder = await copyOfTemplate();
    const failures: Error[] = [];
    const database = await openEmbeddedDatabase(folder, {
      attach: 'never',
      command: 'a test',
      onFailure: (error) => failures.push(error),
    });
    const client = new Client(database.connection as { host: string });
    // The end of the database cuts it.
    client.on('error', () => undefined);
    await client.connect();
    const away = `${folder}.away`;
    await rename(folder, away);
    try {
      const removedAt = performance.now();
      while (failures.length === 0) await delay(20);
      expect(performance.now() - removedAt).toBeLessThan(NOTICED_WITHIN_MS);
      expect(failures).toMatchObject([{ code: 'data_folder.gone' }]);
      await expect(client.query('SELECT 1')).rejects.toThrow(/connection|terminated/i);
      const closingAt = performance.now();
      await database.close();
      expect(performance.now() - closingAt).toBeLessThan(5000);
    } finally {
      await rm(away, { recursive: true, force: true });
    }
  });
});
