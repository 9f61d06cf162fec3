import { Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { UserError, messageOf } from '../../errors/errors.js';
import type { RouteAccess } from './access.decorator.js';
import type { AccessedRequest } from './accessed-request.js';
import { Callers } from './callers.js';

/** How long the stream of a key that was revoked may go on. */
const LOOKED_AFTER_MS = 5000;

/** Ends answers that go on, such as streams of events, when their caller would not be let in any more. */
@Injectable()
export class LongAnswers {
  private readonly logger = new Logger(LongAnswers.name);

  constructor(private readonly callers: Callers) {}

  watch(request: AccessedRequest, response: Response, route: RouteAccess): void {
    const watch = setInterval(() => {
      this.end(request, response, route).catch((error: unknown) =>
        this.logger.warn(`Who reads a stream could not be looked up: ${messageOf(error)}`),
      );
    }, LOOKED_AFTER_MS);
    watch.unref();
    response.once('close', () => clearInterval(watch));
  }

  private async end(request: AccessedRequest, response: Response, route: RouteAccess): Promise<void> {
    try {
      await this.callers.of(request, route);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      response.destroy();
    }
  }
}
