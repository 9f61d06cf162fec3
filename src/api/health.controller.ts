import { Controller, Get, Logger } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { FileStore } from '../documents/file-store/file-store.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import { OperationalError } from '../errors/errors.js';
import { OutageLog } from '../process/outage-log.js';
import { within } from '../process/within.js';
import { JobQueue } from '../queue/job-queue.js';
import { problemOf } from './problem.js';
import { RecentAnswer } from './recent-answer.js';

/** Probes usually give up after a few seconds, so a slower part counts as down. */
const PART_ANSWERS_MS = 3_000;
/** Anyone may ask for the health, so an answer is reused for a while; probes usually come every ten seconds. */
const ASKED_AGAIN_MS = 5_000;

/** What a part reports. Anyone can read it, so it holds neither addresses nor paths. */
type Told = Readonly<Record<string, unknown>>;
type Finding = { readonly up: true; readonly told: Told } | { readonly up: false; readonly message: string };

@ApiTags('health')
@Controller('health')
export class HealthController {
  private readonly logger = new Logger(HealthController.name);
  private readonly parts: Readonly<Record<string, RecentAnswer<Finding>>>;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    database: TypeOrmHealthIndicator,
    files: FileStore,
    queue: JobQueue,
    engine: EmbeddingEngine,
  ) {
    this.parts = {
      database: this.part('database', () => ping(database)),
      store: this.part('store', async (late) => void (await files.check('reach', late))),
      queue: this.part('queue', async () => void (await queue.counts())),
      model: this.part('model', async () => {
        const models = await Promise.all(engine.models().map((key) => engine.identity(key)));
        const { key, dimension } = models[0]!;
        return { key, dimension, models: models.map((model) => model.key) };
      }),
    };
  }

  @Get('live')
  @ApiOperation({ summary: 'The process answers.' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get()
  @HealthCheck()
  @ApiOperation({
    summary: 'Database, file store, queue and model are available: the instance can work (503 otherwise).',
  })
  ready(): Promise<HealthCheckResult> {
    return this.health.check(
      Object.entries(this.parts).map(([name, part]) => async () => {
        const indicator = this.indicators.check(name);
        const found = await part.get();
        return found.up ? indicator.up(found.told) : indicator.down({ message: found.message });
      }),
    );
  }

  /** The reason of a failure may contain addresses and paths, so it is written to the log only, once per outage. */
  private part(name: string, check: (late: AbortSignal) => Promise<Told | void>): RecentAnswer<Finding> {
    const outage = new OutageLog((reason) => this.logger.warn(`${name}: ${reason}`));
    return new RecentAnswer(async () => {
      try {
        const told = (await inTime(check)) ?? {};
        outage.succeeded();
        return { up: true, told };
      } catch (error) {
        outage.failed(error);
        const { detail, code } = problemOf(error);
        return { up: false, message: error instanceof TooLate ? error.message : `${detail} [${code}]` };
      }
    }, ASKED_AGAIN_MS);
  }
}

/** @throws {OperationalError} `database.unreachable` */
async function ping(database: TypeOrmHealthIndicator): Promise<void> {
  const { answer } = await database.pingCheck('answer', { timeout: PART_ANSWERS_MS });
  if (answer.status === 'up') return;
  throw new OperationalError('database.unreachable', 'The database does not answer now.');
}

class TooLate extends Error {}

const LATE = Symbol('late');

async function inTime<T>(work: (late: AbortSignal) => Promise<T>): Promise<T> {
  const answer = await within(PART_ANSWERS_MS, work(AbortSignal.timeout(PART_ANSWERS_MS)), LATE);
  if (answer === LATE) throw new TooLate(`It did not answer in ${PART_ANSWERS_MS / 1000} s.`);
  return answer;
}
