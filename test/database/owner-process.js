// Owns the data folder given as its argument, inserts numbers and prints each acknowledged one, until it is killed.
// This is plain JavaScript that uses the compiled program, because it runs as a process of its own.
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../dist/src/database/data-source.js';
import { openEmbeddedDatabase } from '../../dist/src/database/embedded/embedded-database.js';

const embedded = await openEmbeddedDatabase(process.argv[2], { attach: 'never', command: 'the owner' });
const dataSource = await new DataSource(dataSourceOptions(embedded.connection, 1)).initialize();
await dataSource.query('CREATE TABLE numbers (number integer PRIMARY KEY)');
for (let number = 1; ; number += 1) {
  await dataSource.query('INSERT INTO numbers VALUES ($1)', [number]);
  process.stdout.write(`${number}\n`);
}
