import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { DatabaseConfig } from '../database/database.config.js';
import { SOUND_PGVECTOR, isOlder } from '../database/pgvector-version.js';
import { UserError } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import { VectorIndexConfig } from './vector-index.config.js';
import { MOST_INDEXED, buildMegabytes, createIndex, dropIndex, indexName } from './vector-index.js';

/** `broken`: left by a build that was interrupted; the database does not use it. */
export type IndexState = 'none' | 'building' | 'broken' | 'whole';

/** A model that has vectors, and their index. */
export interface ModelIndex {
  readonly modelId: number;
  readonly model: string;
  readonly revision: string;
  readonly dimension: number;
  readonly vectors: number;
  readonly state: IndexState;
  /** Of the index. */
  readonly bytes: number;
  /** Whether there are so many vectors that an index makes searches faster. */
  readonly wanted: boolean;
}

export interface BuiltIndex {
  readonly modelId: number;
  readonly model: string;
  readonly vectors: number;
  readonly seconds: number;
}

/** How often to look whether another process has built an index. */
const LOOK_MS = 1000;

/** One process builds the index of a model at a time. The lock belongs to its connection and ends with it. */
const BUILD_LOCK = 7_245_310;

const MODELS = `
  SELECT m.id AS "modelId", m.key AS model, m.revision, m.dimension, v.vectors, i.indisvalid AS valid,
         coalesce(pg_relation_size(i.indexrelid), 0)::float8 AS bytes,
         EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${BUILD_LOCK} AND l.objid = m.id
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS building
  FROM embedding_models m
  JOIN (SELECT model_id, count(*)::int AS vectors FROM chunk_embeddings GROUP BY model_id) v ON v.model_id = m.id
  LEFT JOIN pg_index i ON i.indexrelid = to_regclass('chunk_embeddings_hnsw_' || m.id)
  ORDER BY m.id`;

interface ModelRow {
  readonly modelId: number;
  readonly model: string;
  readonly revision: string;
  readonly dimension: number;
  readonly vectors: number;
  readonly valid: boolean | null;
  readonly bytes: number;
  readonly building: boolean;
}

/** Builds, drops and checks the indexes of vectors: one for each model with many. */
@Injectable()
export class VectorIndexes {
  private readonly logger = new Logger(VectorIndexes.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: VectorIndexConfig,
    private readonly database: DatabaseConfig,
  ) {}

  /** All models that have vectors. It counts them, which reads the whole table. */
  async check(): Promise<ModelIndex[]> {
    const rows = await this.dataSource.query<ModelRow[]>(MODELS);
    return rows.map(({ valid, building, ...model }) => ({
      ...model,
      state: building ? 'building' : valid === null ? 'none' : valid ? 'whole' : 'broken',
      wanted: model.vectors >= this.config.from && model.dimension <= MOST_INDEXED,
    }));
  }

  /**
   * Builds the indexes that are wanted and missing or broken. On PostgreSQL searches and writes go on meanwhile; the
   * embedded database answers nothing else until the index is built.
   *
   * @param model Builds the index of this model, however few vectors it has. Undefined: of all models.
   * @throws {UserError} `index.no_model`, `index.too_long`
   */
  async build(model?: string, onStart?: (index: ModelIndex) => void): Promise<BuiltIndex[]> {
    const built: BuiltIndex[] = [];
    for (const index of await this.chosen(model)) {
      if (index.state === 'whole' || (model === undefined && !index.wanted)) continue;
      if (index.dimension > MOST_INDEXED) throw tooLong(index);
      onStart?.(index);
      const started = performance.now();
      if (!(await this.buildOne(index))) continue;
      const seconds = (performance.now() - started) / 1000;
      const { modelId, vectors } = index;
      this.logger.log(`Index of ${vectors} vectors of ${index.model} built in ${seconds.toFixed(1)} s.`);
      built.push({ modelId, model: index.model, vectors, seconds });
    }
    return built;
  }

  /**
   * Builds the index of one model if it is wanted and missing or broken, or waits for the process that builds it. Not on
   * the embedded database, which would answer no search meanwhile.
   */
  async buildFor(modelId: number, signal: AbortSignal): Promise<void> {
    while (this.isServer) {
      signal.throwIfAborted();
      const index = (await this.check()).find((one) => one.modelId === modelId);
      if (!index?.wanted || index.state === 'whole') return;
      if (index.state === 'building') await pause(LOOK_MS, signal);
      else await this.buildOne(index);
    }
  }

  /**
   * Drops indexes; searches are exact from then on, and workers build those that are wanted anew.
   *
   * @param model Undefined: all.
   * @returns Ids of the models that had one.
   */
  async drop(model?: string): Promise<number[]> {
    const dropped: number[] = [];
    for (const { modelId, state } of await this.chosen(model)) {
      if (state === 'none') continue;
      await this.dropOf(modelId);
      dropped.push(modelId);
    }
    return dropped;
  }

  async dropOf(modelId: number): Promise<void> {
    await this.dataSource.query(dropIndex(modelId, this.isServer));
  }

  private get isServer(): boolean {
    return this.database.url !== '';
  }

  private async chosen(model: string | undefined): Promise<ModelIndex[]> {
    const all = await this.check();
    if (model === undefined) return all;
    const chosen = all.filter((one) => one.model === model);
    if (chosen.length > 0) return chosen;
    const names = [...new Set(all.map((one) => one.model))];
    throw new UserError('index.no_model', `The library has no vectors of a model ${model}.`, {
      fault: 'missing',
      field: 'model',
      hint: names.length > 0 ? `It has vectors of ${names.join(', ')}.` : 'It has no vectors yet.',
    });
  }

  /** @returns False when another process builds it, or has just built it. */
  private async buildOne(index: ModelIndex): Promise<boolean> {
    const megabytes = buildMegabytes(index.vectors, index.dimension, this.config.megabytes);
    if (this.isServer) return this.buildConcurrently(index, megabytes);
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('maintenance_work_mem', $1, true)`, [`${megabytes}MB`]);
      await manager.query(dropIndex(index.modelId, false));
      await manager.query(createIndex(index, false));
    });
    return true;
  }

  /** Outside a transaction, as it has to be, and with settings of the connection, which are set back. */
  private async buildConcurrently(index: ModelIndex, megabytes: number): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [lock] = (await runner.query('SELECT pg_try_advisory_lock($1, $2) AS ours', [
        BUILD_LOCK,
        index.modelId,
      ])) as { ours: boolean }[];
      if (!lock!.ours) return false;
      try {
        if (await isWhole(runner, index.modelId)) return false;
        await runner.query(`SELECT set_config('maintenance_work_mem', $1, false)`, [`${megabytes}MB`]);
        if (!(await buildsInParallel(runner))) await runner.query('SET max_parallel_maintenance_workers = 0');
        // What an interrupted build left is of no use, and its name is taken.
        await runner.query(dropIndex(index.modelId, true));
        await runner.query(createIndex(index, true));
      } finally {
        await runner.query('RESET maintenance_work_mem');
        await runner.query('RESET max_parallel_maintenance_workers');
        await runner.query('SELECT pg_advisory_unlock($1, $2)', [BUILD_LOCK, index.modelId]);
      }
    } finally {
      await runner.release();
    }
    return true;
  }
}

async function isWhole(runner: QueryRunner, modelId: number): Promise<boolean> {
  const rows = (await runner.query('SELECT FROM pg_index WHERE indexrelid = to_regclass($1) AND indisvalid', [
    indexName(modelId),
  ])) as object[];
  return rows.length > 0;
}

async function buildsInParallel(runner: QueryRunner): Promise<boolean> {
  const [row] = (await runner.query(
    `SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'`,
  )) as { version: string }[];
  return !isOlder(row!.version, SOUND_PGVECTOR);
}

function tooLong({ model, dimension }: ModelIndex): UserError {
  return new UserError(
    'index.too_long',
    `Vectors of ${model} have ${dimension} numbers, an index at most ${MOST_INDEXED}.`,
    {
      field: 'model',
      hint: 'They are searched exactly.',
    },
  );
}
