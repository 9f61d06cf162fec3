import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsNumber, Max, Min, ValidateIf } from 'class-validator';

// Decorators for the fields of requests.

/** `?type=code&type=example` is parsed as a list, but `?type=code` as a string. */
export const asList = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]));
export const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

/** Whatever is wrong with a number of a query, the same sentence explains it. */
export function WholeNumber(min: number, max: number): PropertyDecorator {
  const message = `$property must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** A number from 0 to 1, written with digits and a point. */
export function Share(): PropertyDecorator {
  const message = '$property must be a number from 0 to 1';
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,3}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value,
    ),
    IsNumber({}, { message }),
    Min(0, { message }),
    Max(1, { message }),
  );
}

export const oneOf = (values: readonly string[]) => `$property must be one of ${values.join(', ')}`;

/** The field may be left out. Null is a value like any other, and is refused. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);

/** More pages than any book has. */
export const LAST_PAGE = 1_000_000;

/** A range of pages of which only one end may be given; undefined without both. */
export function pageRange(first: number | undefined, last: number | undefined) {
  if ((first ?? last) === undefined) return undefined;
  return { first: first ?? 1, last: last ?? LAST_PAGE };
}
