import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

// Decorators for the fields of requests.

/** `?type=code&type=example` is parsed as a list, but `?type=code` as a string. */
const asList = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]));
const asBoolean = Transform(({ value }: { value: unknown }) =>
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

/** A field of a query that may be given several times: some of a few words. */
export function SomeOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ enum: [...values], isArray: true }),
    asList,
    Optional(),
    ArrayMaxSize(values.length),
    IsIn(values, { each: true, message: oneOf(values) }),
  );
}

/** How many documents, or sections, a request can be limited to. */
export const MOST_IDS = 100;

/**
 * A field of a query that may be given several times: identifiers.
 *
 * @param kind What they are of, such as `document`.
 */
export function SomeIds(kind: string, description?: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: [String],
      format: 'uuid',
      maxItems: MOST_IDS,
      ...(description !== undefined && { description }),
    }),
    asList,
    Optional(),
    ArrayMaxSize(MOST_IDS),
    IsUUID(undefined, { each: true, message: `${kind} must be the identifier of a ${kind}` }),
  );
}

/** A field of a query that is `true` or `false`. */
export function Flag(description: string, byDefault = false): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ default: byDefault, description }),
    Optional(),
    asBoolean,
    IsBoolean({ message: '$property must be true or false' }),
  );
}

/** More pages than any book has. */
export const LAST_PAGE = 1_000_000;

/** A physical page in a query. */
export function PageField(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description }),
    Optional(),
    WholeNumber(1, LAST_PAGE),
  );
}

/** A range of pages of which only one end may be given; undefined without both. */
export function pageRange(first: number | undefined, last: number | undefined) {
  if ((first ?? last) === undefined) return undefined;
  return { first: first ?? 1, last: last ?? LAST_PAGE };
}
