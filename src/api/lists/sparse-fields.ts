import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { Optional, oneOf } from '../http/request-fields.js';

/** The field `fields` of a request: the names of the only fields that each result shall have. */
export function SparseFields(names: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: String,
      example: names.slice(0, 2).join(','),
      description: `Only these fields of each result, with commas between them: ${names.join(', ')}.`,
    }),
    Optional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
    IsIn(names, { each: true, message: oneOf(names) }),
  );
}

/** @param names Undefined: all fields. */
export function pick<T extends object>(row: T, names: readonly string[] | undefined): Partial<T> {
  if (!names) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))) as Partial<T>;
}
