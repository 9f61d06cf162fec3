import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { ENTITIES } from '../src/roles/entities.js';
import { openEmbeddedDatabase } from '../src/database/embedded/embedded-database.js';
import { LIBRARY_TEMPLATE, startPostgres } from './services/postgres.js';
import type { RunningPostgres } from './services/postgres.js';
import { missingRedis } from './services/redis-server.js';
import { startS3 } from './services/s3.js';
import type { RunningS3, S3Server } from './services/s3.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the PostgreSQL server of this test run, or null. */
    postgresUrl: string | null;
    /** Why there is no PostgreSQL, or null. */
    postgresMissing: string | null;
    /** Why there is no Redis, or null; suites start their own servers. */
    redisMissing: string | null;
    /** The S3-compatible server of this test run, or null. */
    s3Server: S3Server | null;
    /** Why there is no S3 server, or null. */
    s3Missing: string | null;
    /** Data folder with a migrated, empty library: copy it, do not open it. */
    embeddedTemplate: string;
  }
}

/**
 * Starts what the suites share: a PostgreSQL and an S3 server, if they are installed, and an empty, migrated library in
 * each database as a template, because copying it takes a tenth of the time of creating one.
 *
 * @throws {Error} If COLOPHON_REQUIRE_SERVICES is 1 and one of the servers is missing: a pipeline must not pass by
 *         skipping.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await mkdtemp(join(tmpdir(), 'colophon-template-'));
  let postgres: RunningPostgres | null = null;
  let s3: RunningS3 | null = null;
  const release = async () => {
    await postgres?.stop();
    await s3?.stop();
    await rm(template, { recursive: true, force: true });
  };
  try {
    // Wait for both, so that the one that started is stopped if the other one fails.
    const [started, startedS3, made] = await Promise.allSettled([
      startPostgres(),
      startS3(),
      makeEmbeddedTemplate(template),
    ]);
    if (started.status === 'fulfilled' && !('missing' in started.value)) postgres = started.value;
    if (startedS3.status === 'fulfilled' && !('missing' in startedS3.value)) s3 = startedS3.value;
    if (started.status === 'rejected') throw started.reason;
    if (startedS3.status === 'rejected') throw startedS3.reason;
    if (made.status === 'rejected') throw made.reason;
    if (postgres !== null) await makePostgresTemplate(postgres.url);
    const missing = 'missing' in started.value ? started.value.missing : null;
    const s3Missing = 'missing' in startedS3.value ? startedS3.value.missing : null;
    if (missing !== null && process.env['COLOPHON_REQUIRE_SERVICES'] === '1') {
      throw new Error(`COLOPHON_REQUIRE_SERVICES is set, but ${missing}. Run .ci/install-pgvector.`);
    }
    const noRedis = missingRedis();
    if (noRedis !== null && process.env['COLOPHON_REQUIRE_SERVICES'] === '1') {
      throw new Error(`COLOPHON_REQUIRE_SERVICES is set, but ${noRedis}. Install redis-server.`);
    }
    if (s3Missing !== null && process.env['COLOPHON_REQUIRE_SERVICES'] === '1') {
      throw new Error(`COLOPHON_REQUIRE_SERVICES is set, but ${s3Missing}. Run .ci/install-versitygw.`);
    }
    project.provide('postgresUrl', postgres?.url ?? null);
    project.provide('postgresMissing', missing);
    project.provide('redisMissing', noRedis);
    project.provide('s3Server', s3?.server ?? null);
    project.provide('s3Missing', s3Missing);
    project.provide('embeddedTemplate', template);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

async function makePostgresTemplate(server: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${LIBRARY_TEMPLATE}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${LIBRARY_TEMPLATE}`;
  const { dataSource } = await connect(dataSourceOptions({ url: url.href }, 1, ENTITIES));
  await dataSource.destroy();
}

async function makeEmbeddedTemplate(folder: string): Promise<void> {
  const embedded = await openEmbeddedDatabase(folder, { attach: 'never', command: 'the test setup' });
  try {
    const { dataSource } = await connect(dataSourceOptions(embedded.connection, 1, ENTITIES));
    await dataSource.destroy();
  } finally {
    await embedded.close();
  }
}
