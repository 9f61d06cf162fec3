import { SetMetadata, applyDecorators } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

const ANSWERS_ITSELF = 'colophon:answers-itself';

/** The field of an operation, in the API description, that says that an `Idempotency-Key` changes nothing. */
export const NO_IDEMPOTENCY = 'x-no-idempotency';

/**
 * For a route that writes its answer itself (`@Res()`): the answer cannot be kept, so an `Idempotency-Key` is ignored. A
 * protocol with repetitions of its own, such as that of resumable uploads, does not need one.
 */
export function AnswersItself() {
  return applyDecorators(SetMetadata(ANSWERS_ITSELF, true), ApiExtension(NO_IDEMPOTENCY, true));
}

export function answersItself(
  reflector: Reflector,
  context: Pick<ExecutionContext, 'getHandler' | 'getClass'>,
): boolean {
  return (
    reflector.getAllAndOverride<boolean | undefined>(ANSWERS_ITSELF, [
      context.getHandler(),
      context.getClass(),
    ]) ?? false
  );
}
