import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { AuditService } from '../../access/audit.service.js';
import { requireScope } from '../../access/caller.js';
import type { Caller } from '../../access/caller.js';
import type { Scope } from '../../access/scope.js';
import { UserError } from '../../errors/errors.js';
import { accessOf } from './access.decorator.js';
import type { RouteAccess } from './access.decorator.js';
import type { AccessedRequest } from './accessed-request.js';
import { observesAllowed } from './allowed.decorator.js';
import { Callers, hideLinkParameters } from './callers.js';
import { challenge } from './challenge.js';
import { requireAllowedPath } from './document-limits.js';
import { LongAnswers } from './long-answers.js';
import { RequestLimits } from './request-limits.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What is logged in place of a status when the client left before the answer, as web servers do. */
const CLIENT_LEFT = 499;

/** Lets a request to its route when its caller may use it, and notes who changes something. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly limits: RequestLimits,
    private readonly audit: AuditService,
    private readonly long: LongAnswers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = accessOf(this.reflector, context);
    if (route === null) throw new Error('This route does not say who may use it.');
    if (route.needs === 'open') return true;
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<AccessedRequest>(), http.getResponse<Response>()];
    try {
      await this.admit(request, response, route, route.needs);
    } catch (error) {
      challenge(response, error, route.needs);
      throw error;
    }
    const { caller } = request;
    if (caller && caller.documents !== null) {
      requireAllowedPath(
        caller,
        request,
        observesAllowed(this.reflector, context.getHandler() as () => unknown),
      );
    }
    return true;
  }

  private async admit(
    request: AccessedRequest,
    response: Response,
    route: RouteAccess,
    needs: Scope,
  ): Promise<void> {
    const caller = await this.callerOf(request, response, route);
    request.caller = caller;
    await this.limits.count(request, response, needs);
    requireScope(caller, needs);
    if (route.signedLinks) hideLinkParameters(request);
    // A link that expires while its picture is sent stays good for it.
    if (request.method === 'GET' && caller.id !== null) this.long.watch(request, response, route);
    if (needs !== 'read' && !READING.has(request.method)) this.noteWhenAnswered(request, response, caller);
  }

  /** Somebody who tries keys is slowed down as well. */
  private async callerOf(request: AccessedRequest, response: Response, route: RouteAccess): Promise<Caller> {
    try {
      return await this.callers.of(request, route);
    } catch (error) {
      if (error instanceof UserError) await this.limits.count(request, response, 'refused');
      throw error;
    }
  }

  private noteWhenAnswered(request: AccessedRequest, response: Response, caller: Caller): void {
    const { method, baseUrl, path, id } = request;
    const { path: route } = request.route as { readonly path: string };
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : CLIENT_LEFT;
      this.audit.note({
        caller,
        method,
        route,
        path: baseUrl + path,
        status,
        requestId: typeof id === 'string' ? id : null,
      });
    });
  }
}
