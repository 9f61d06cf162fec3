import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe, inject } from 'vitest';
import { LibraryModule } from '../../src/roles/library.module.js';
import { copyOfTemplate, createLibraryDatabase, describeOnPostgres } from './databases.js';

/** Settings of a library for one suite, empty at first. */
export interface TestPlace {
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Runs a suite on a library in an embedded database and on one in PostgreSQL. */
export function describeOnEachLibrary(
  name: string,
  suite: (makePlace: () => Promise<TestPlace>) => void,
): void {
  describe(`${name} on the embedded database`, () => suite(embeddedPlace));
  describeOnPostgres(name, () => suite(postgresPlace));
}

/**
 * Runs a suite on a library in PostgreSQL, or in an embedded database where there is no server: for what a library does
 * alike on both, and takes long.
 */
export function describeOnOneLibrary(
  name: string,
  suite: (makePlace: () => Promise<TestPlace>) => void,
): void {
  if (inject('postgresMissing') === null) describeOnPostgres(name, () => suite(postgresPlace));
  else describe(`${name} on the embedded database`, () => suite(embeddedPlace));
}

export async function embeddedPlace(): Promise<TestPlace> {
  const folder = await copyOfTemplate();
  return {
    environment: { COLOPHON_DATA_DIR: folder, EMBEDDING_WORKERS: '1' },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Call it only if `postgresMissing` is null. */
export async function postgresPlace(): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-test-'));
  const database = await createLibraryDatabase();
  return {
    environment: { COLOPHON_DATA_DIR: folder, DATABASE_URL: database.url, EMBEDDING_WORKERS: '1' },
    remove: async () => {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A library for what is alike on both databases: in PostgreSQL where there is one, because a statement of the embedded
 * database takes several times the CPU time, and its start two seconds of it.
 */
export function anyPlace(): Promise<TestPlace> {
  return inject('postgresMissing') === null ? postgresPlace() : embeddedPlace();
}

/** Opens the services of a library in this process. The caller closes them. */
export function openLibrary(place: TestPlace): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    LibraryModule.forRoot(place.environment, { attach: 'if-running', command: 'a test' }),
    { logger: false, abortOnError: false },
  );
}
