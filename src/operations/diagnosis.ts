import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DatabaseConfig } from '../database/database.config.js';
import { QueueConfig } from '../queue/queue.config.js';
import { StorageConfig } from '../config/storage.config.js';
import { cpuCount } from '../process/cpu-count.js';
import { connect } from '../database/connect.js';
import { dataSourceOptions } from '../database/data-source.js';
import type { Migrated } from '../database/migrate.js';
import { openEmbeddedDatabase } from '../database/embedded/embedded-database.js';
import { FileStore } from '../documents/file-store/file-store.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { EngineSession } from '../inference/engine-session.js';
import { ModelCatalog } from '../inference/model-catalog.js';
import { modelKeys } from '../inference/model-slots.js';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';

export interface Finding {
  readonly check: 'node' | 'cpu' | 'model' | 'embedding' | 'store' | 'database' | 'queue';
  readonly status: 'ok' | 'warning' | 'failed';
  readonly message: string;
  readonly hint?: string;
}

const OLDEST_NODE = [20, 19] as const;
/** Instructions that multiply int8 matrices: without them the model runs several times slower. */
const INT8_FLAGS = ['avx512_vnni', 'avx_vnni', 'asimddp'] as const;

/** Checks what the program needs, each part by using it. */
@Injectable()
export class Diagnosis {
  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    private readonly queue: QueueConfig,
    private readonly embedding: EmbeddingConfig,
    private readonly engine: EngineSession,
    private readonly catalog: ModelCatalog,
    private readonly files: FileStore,
  ) {}

  async run(): Promise<Finding[]> {
    return [
      checkNode(),
      checkCpu(),
      await attempt('model', () => this.checkModel()),
      await attempt('embedding', () => this.checkEmbedding()),
      await attempt('store', () => this.files.check('write')),
      await attempt('database', () => this.checkDatabase()),
      await attempt('queue', () => this.checkQueue()),
    ];
  }

  private async checkQueue(): Promise<string | Finding> {
    const { redisUrl } = this.queue;
    if (!redisUrl) return 'The database carries the jobs.';
    // Loaded only where there is one.
    const { checkRedis, placeOf } = await import('../queue/bull/redis-connection.js');
    const warnings = await checkRedis(redisUrl);
    if (warnings.length === 0) return `The Redis at ${placeOf(redisUrl)} answers.`;
    return { check: 'queue', status: 'warning', message: warnings.join(' ') };
  }

  private async checkModel(): Promise<string> {
    const models = await Promise.all(modelKeys(this.embedding).map((key) => this.catalog.load(key)));
    return models
      .map(({ manifest, directory }) => `${manifest.key} in ${directory}: its files have their sha256.`)
      .join(' ');
  }

  private async checkEmbedding(): Promise<string> {
    return this.engine.use(async (engine) => {
      const [model] = engine.models();
      const vector = await engine.embedQuery(model!, 'A short text.');
      const { kind, workers, device } = engine.info;
      return `A text became ${vector.length} numbers (${workers} x ${kind}, ${device}).`;
    });
  }

  private async checkDatabase(): Promise<string | Finding> {
    if (this.database.url) return withWarnings('PostgreSQL answers', await probe({ url: this.database.url }));
    const embedded = await openEmbeddedDatabase(this.storage.dataDir, {
      attach: 'if-running',
      command: 'colophon doctor',
    });
    try {
      const owner = embedded.attached ? 'of a running process' : 'opened and closed';
      const answers = `The embedded database in ${this.storage.dataDir} (${owner}) answers`;
      return withWarnings(answers, await probe(embedded.connection));
    } finally {
      await embedded.close();
    }
  }
}

async function probe(connection: Parameters<typeof dataSourceOptions>[0]): Promise<Migrated> {
  const { dataSource, migrated } = await connect(dataSourceOptions(connection, 2));
  await dataSource.destroy();
  return migrated;
}

function withWarnings(answers: string, { pgvector, warnings }: Migrated): string | Finding {
  const message = `${answers}; pgvector ${pgvector}.`;
  return warnings.length === 0
    ? message
    : { check: 'database', status: 'warning', message, hint: warnings.join(' ') };
}

async function attempt(check: Finding['check'], work: () => Promise<string | Finding>): Promise<Finding> {
  try {
    const found = await work();
    return typeof found === 'string' ? { check, status: 'ok', message: found } : found;
  } catch (error) {
    const hint = error instanceof UserError || error instanceof OperationalError ? error.hint : undefined;
    return { check, status: 'failed', message: messageOf(error), ...(hint && { hint }) };
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  const good = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  return good
    ? { check: 'node', status: 'ok', message: `Node ${process.versions.node}.` }
    : {
        check: 'node',
        status: 'failed',
        message: `Node ${process.versions.node} is too old.`,
        hint: `Install Node ${OLDEST_NODE.join('.')} or newer.`,
      };
}

function checkCpu(): Finding {
  const count = `${cpuCount()} CPUs on ${process.arch}`;
  const flags = cpuFlags();
  if (flags === null) {
    return { check: 'cpu', status: 'ok', message: `${count}; their features cannot be read here.` };
  }
  const found = INT8_FLAGS.filter((flag) => flags.has(flag));
  return found.length > 0
    ? { check: 'cpu', status: 'ok', message: `${count} with ${found.join(', ')}.` }
    : {
        check: 'cpu',
        status: 'warning',
        message: `${count} without int8 dot products (${INT8_FLAGS.join(', ')}).`,
        hint: 'Embedding works, but slower, and vectors may differ slightly from those of newer CPUs.',
      };
}

/** Linux tells them; elsewhere null. */
function cpuFlags(): Set<string> | null {
  try {
    const line = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'));
    return new Set(line?.[1]?.split(' '));
  } catch {
    // No /proc/cpuinfo outside Linux.
    return null;
  }
}
