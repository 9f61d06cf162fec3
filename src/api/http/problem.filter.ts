import { Catch, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerError } from './answer-error.js';
import { noRoute } from './no-route.js';

/** Turns every error of the API into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    // Only Nest throws this for an unknown route: every other "not found" is an error of our own.
    const found = error instanceof NotFoundException ? noRoute(request, response) : error;
    answerError(found, request, response);
  }
}
