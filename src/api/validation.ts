import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { UserError } from '../errors/errors.js';

/** Bodies and queries hold what is declared and nothing else; the first wrong field is named. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => {
      const [error] = errors;
      return new UserError('request.invalid', errors.flatMap(sentences).join(' '), {
        field: error?.property,
      });
    },
  });
}

function sentences({ constraints, children }: ValidationError): string[] {
  const own = Object.values(constraints ?? {}).map(
    (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  );
  return [...own, ...(children ?? []).flatMap(sentences)];
}
