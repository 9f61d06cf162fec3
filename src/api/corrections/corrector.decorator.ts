import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { OPEN_CALLER } from '../../access/caller.js';
import type { Corrector } from '../../corrections/correction.js';
import type { AccessedRequest } from '../access/accessed-request.js';

/** Who sends the request, as corrections remember it. */
export const By = createParamDecorator<void, Corrector>((_, context: ExecutionContext) => {
  const { caller = OPEN_CALLER } = context.switchToHttp().getRequest<AccessedRequest>();
  const { kind, id, name } = caller;
  return { kind, id, name };
});
