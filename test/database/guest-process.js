// Attaches to the data folder given as its argument, asks who has the database open, and prints the answer. This is
// plain JavaScript that uses the compiled program, because it runs as a process of its own.
import { connect } from '../../dist/src/database/connect.js';
import { dataSourceOptions } from '../../dist/src/database/data-source.js';
import { openEmbeddedDatabase } from '../../dist/src/database/embedded/embedded-database.js';

const embedded = await openEmbeddedDatabase(process.argv[2], { attach: 'if-running', command: 'the guest' });
const { dataSource } = await connect(dataSourceOptions(embedded.connection, 2));
const [{ notes }] = await dataSource.query('SELECT count(*)::int AS notes FROM notes');
process.stdout.write(JSON.stringify({ attached: embedded.attached, notes }));
await dataSource.destroy();
await embedded.close();
