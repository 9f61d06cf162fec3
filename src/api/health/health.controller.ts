import { Controller, Get, Inject, Logger, Req } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { OperationalError, UserError } from '../../errors/errors.js';
import { isDatabaseAway } from '../../errors/passing-error.js';
import { ROOM_CHECKS } from '../../operations/checks.module.js';
import { OutageLog } from '../../process/outage-log.js';
import type { Health, RoomCheck } from '../../process/room-check.js';
import { within } from '../../process/within.js';
import { problemOf } from '../http/problem.js';
import { LiveResponse } from './responses.js';
import { RecentAnswer } from '../http/recent-answer.js';
import { Access } from '../access/access.decorator.js';
import type { AccessedRequest } from '../access/accessed-request.js';
import { Callers } from '../access/callers.js';

/** Probes usually give up after a few seconds, so a slower part counts as down. */
const PART_ANSWERS_MS = 3_000;
/** Anyone may ask for the health, so an answer is reused for a while; probes usually come every ten seconds. */
const ASKED_AGAIN_MS = 5_000;

type Details = NonNullable<Health['details']>;
type Finding =
  | { readonly up: true; readonly details: Details }
  | { readonly up: false; readonly message: string };

@ApiTags('health')
@Access('open')
@Controller('health')
export class HealthController implements OnModuleDestroy {
  private readonly logger = new Logger(HealthController.name);
  private readonly parts: readonly { readonly name: string; readonly finding: RecentAnswer<Finding> }[];
  private stopping = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly callers: Callers,
    @Inject(ROOM_CHECKS) checks: readonly RoomCheck[],
  ) {
    this.parts = checks.map((check) => ({ name: check.name, finding: this.findingOf(check) }));
  }

  @Get('live')
  @ApiOperation({ summary: 'The process answers.' })
  @ApiOkResponse({ type: LiveResponse })
  live(): LiveResponse {
    return { status: 'ok' };
  }

  @Get()
  @HealthCheck()
  @ApiOperation({
    summary: 'Database, file store, queue and model are available: the instance can work (503 otherwise).',
  })
  async check(@Req() request: AccessedRequest): Promise<HealthCheckResult> {
    if (this.stopping) throw new OperationalError('server.draining', 'The server is stopping.');
    const mayKnow = await this.mayKnow(request);
    try {
      const found = await this.checkParts();
      return mayKnow ? found : { ...found, info: {}, error: {}, details: {} };
    } catch (error) {
      if (mayKnow) throw error;
      throw new OperationalError('server.not_ready', 'The server is not ready.', {
        hint: 'Ask with a key to learn why.',
        cause: error,
      });
    }
  }

  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: 'The same, as the readiness probe of a container platform.' })
  ready(@Req() request: AccessedRequest): Promise<HealthCheckResult> {
    return this.check(request);
  }

  /** From now on no new requests should come here; those that come are still answered. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Once there are keys, only their holders learn what the server consists of. */
  private async mayKnow(request: AccessedRequest): Promise<boolean> {
    try {
      await this.callers.of(request, { needs: 'open' });
      return true;
    } catch (error) {
      // The database that holds the keys may be what is down.
      if (error instanceof UserError || isDatabaseAway(error)) return false;
      throw error;
    }
  }

  private checkParts(): Promise<HealthCheckResult> {
    return this.health.check(
      this.parts.map(({ name, finding }) => async () => {
        const indicator = this.indicators.check(name);
        const found = await finding.get();
        return found.up ? indicator.up(found.details) : indicator.down({ message: found.message });
      }),
    );
  }

  /** The reason of a failure may contain addresses and paths, so it is written to the log only, once per outage. */
  private findingOf(check: RoomCheck): RecentAnswer<Finding> {
    const outage = new OutageLog((reason) => this.logger.warn(`${check.name}: ${reason}`));
    return new RecentAnswer(async () => {
      try {
        const { details = {} } = await inTime((late) => check.check('reach', late));
        outage.succeeded();
        return { up: true, details };
      } catch (error) {
        outage.failed(error);
        const { detail, code } = problemOf(error);
        return { up: false, message: error instanceof TooLate ? error.message : `${detail} [${code}]` };
      }
    }, ASKED_AGAIN_MS);
  }
}

class TooLate extends Error {}

const LATE = Symbol('late');

async function inTime<T>(work: (late: AbortSignal) => Promise<T>): Promise<T> {
  const answer = await within(PART_ANSWERS_MS, work(AbortSignal.timeout(PART_ANSWERS_MS)), LATE);
  if (answer === LATE) throw new TooLate(`It did not answer in ${PART_ANSWERS_MS / 1000} s.`);
  return answer;
}
