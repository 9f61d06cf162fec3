import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { UserError } from '../../errors/errors.js';
import { ClientGone } from './client-gone.js';

/** The metadata key under which `@ApiConsumes` stores the types of a route. */
const CONSUMES = 'swagger/apiConsumes';
const WRITING = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Accepts only bodies of the type that the API description declares for the route, by default JSON. Without this guard,
 * a body of another type would be parsed as an empty one.
 */
@Injectable()
export class BodyTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!WRITING.has(request.method)) return true;
    const types = this.reflector.get<string[] | undefined>(CONSUMES, context.getHandler());
    const wanted = types ?? ['application/json'];
    if (request.is(wanted) || !(await hasBody(request))) return true;
    const given = request.headers['content-type'];
    throw new UserError(
      'request.unsupported_media_type',
      given
        ? `This route does not accept a body of type ${given}.`
        : 'The request has a body but no Content-Type.',
      { fault: 'media_type', field: 'content-type', hint: `Send ${wanted.join(' or ')}.` },
    );
  }
}

/** A body of unknown length counts as present when its first bytes arrive. */
async function hasBody(request: Request): Promise<boolean> {
  const { headers } = request;
  if (headers['transfer-encoding'] === undefined) return Number(headers['content-length'] ?? 0) > 0;
  if (request.readableEnded) return false;
  if (request.readableLength > 0) return true;
  try {
    await Promise.race([once(request, 'readable'), once(request, 'end')]);
  } catch (cause) {
    throw new ClientGone('The client left before it sent its body.', { cause });
  }
  return request.readableLength > 0;
}
