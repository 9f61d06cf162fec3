import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { UserError } from '../../errors/errors.js';

/** How many wrong fields an error lists: a body may consist of nothing else. */
const FIELDS_TOLD = 5;
/** Longer field names are truncated in errors. */
const NAME_LENGTH = 100;

/** Accepts only declared fields in bodies and queries. The error names the first wrong field. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => {
      const told = errors.slice(0, FIELDS_TOLD).map(sentence);
      const untold = errors.length - told.length;
      if (untold > 0) told.push(`${untold} more fields are wrong.`);
      return new UserError('request.invalid', told.join(' '), {
        field: errors[0] && cut(errors[0].property),
        hint: allowedFields(errors),
      });
    },
  });
}

/** One sentence per field, however many of its rules are violated. */
function sentence({ property, constraints = {}, children = [] }: ValidationError): string {
  const name = cut(property);
  if ('whitelistValidation' in constraints) return `There is no field "${name}".`;
  const [first] = Object.values(constraints);
  if (first !== undefined) return `${first.charAt(0).toUpperCase()}${first.slice(1)}.`;
  const [child] = children;
  return child ? sentence(child) : `The field "${name}" is wrong.`;
}

function allowedFields(errors: readonly ValidationError[]): string | undefined {
  const unknown = errors.find(({ constraints = {} }) => 'whitelistValidation' in constraints);
  if (!unknown?.target) return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(
    unknown.target.constructor,
    '',
    true,
    false,
  );
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  return names.length > 0 ? `The allowed fields are ${names.join(', ')}.` : 'This route accepts no fields.';
}

function cut(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}...` : name;
}
