import { Controller, Get, Inject, Logger } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { ROOM_CHECKS } from '../../operations/checks.module.js';
import { OutageLog } from '../../process/outage-log.js';
import type { Health, RoomCheck } from '../../process/room-check.js';
import { within } from '../../process/within.js';
import { problemOf } from '../http/problem.js';
import { LiveResponse } from './responses.js';
import { RecentAnswer } from '../http/recent-answer.js';
import { Access } from '../access/access.decorator.js';

/** Probes usually give up after a few seconds, so a slower part counts as down. */
const PART_ANSWERS_MS = 3_000;
/** Anyone may ask for the health, so an answer is reused for a while; probes usually come every ten seconds. */
const ASKED_AGAIN_MS = 5_000;

type Details = NonNullable<Health['details']>;
type Finding =
  { readonly up: true; readonly details: Details } | { readonly up: false; readonly message: string };

@ApiTags('health')
@Access('open')
@Controller('health')
export class HealthController {
  private readonly logger = new Logger(HealthController.name);
  private readonly parts: readonly { readonly name: string; readonly finding: RecentAnswer<Finding> }[];

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
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
  ready(): Promise<HealthCheckResult> {
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
