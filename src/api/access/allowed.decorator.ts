import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { AllowedDocuments } from '../../access/caller.js';
import type { AccessedRequest } from './accessed-request.js';

const OBSERVES = 'colophon:observes-allowed-documents';

/**
 * The documents that the caller may see (`AllowedDocuments`), for a route that shows only these. It is also the promise
 * to do so: a key that is limited to documents opens no route without it, except below `documents/:id`, where the guard
 * compares the identifier.
 */
export const Allowed = createParamDecorator<void, AllowedDocuments>(
  (_, context: ExecutionContext) => {
    const { caller } = context.switchToHttp().getRequest<AccessedRequest>();
    // A route that is open to all shows what everybody may see.
    return caller?.documents ?? null;
  },
  [
    (target, name) => {
      const handler = (target as Record<string | symbol, object>)[name!]!;
      Reflect.defineMetadata(OBSERVES, true, handler);
    },
  ],
);

export function observesAllowed(reflector: Reflector, handler: () => unknown): boolean {
  return reflector.get<boolean | undefined>(OBSERVES, handler) === true;
}
