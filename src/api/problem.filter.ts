import { Catch, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerError } from './answer-error.js';
import { noRoute } from './no-route.js';

/** Turns every error of the API into the one shape. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    // Nest's own: all that is not found otherwise has an error of its own.
    const found = error instanceof NotFoundException ? noRoute(request, response) : error;
    answerError(found, request, response);
  }
}
