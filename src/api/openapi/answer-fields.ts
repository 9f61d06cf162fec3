import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

// Decorators for the fields of answers. What they declare is in the OpenAPI file, and tests hold real answers against it.

/** A class that stands above the one that uses it, or `String`, `Number` or `Boolean`. */
type FieldType = Type<unknown> | StringConstructor | NumberConstructor | BooleanConstructor;

/** A field that every answer has and that is never null; its type follows from the class. */
export function Field(description?: string): PropertyDecorator {
  return ApiProperty({ description });
}

/** An object of another class. */
export function ObjectField(type: Type<unknown>, description?: string): PropertyDecorator {
  return ApiProperty({ type, description });
}

export function NullableField(type: FieldType, description?: string): PropertyDecorator {
  return ApiProperty({ type, nullable: true, description });
}

/** A field that only some answers have. */
export function OptionalField(type: FieldType, description?: string): PropertyDecorator {
  return ApiProperty({ type, required: false, description });
}

export function ListField(type: FieldType, description?: string): PropertyDecorator {
  return ApiProperty({ type, isArray: true, description });
}

/** One of a few words. */
export function ChoiceField(values: readonly string[], description?: string): PropertyDecorator {
  return ApiProperty({ type: String, enum: [...values], description });
}

export function NullableChoiceField(values: readonly string[], description?: string): PropertyDecorator {
  return ApiProperty({ type: String, enum: [...values, null], nullable: true, description });
}

export function UuidField(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, format: 'uuid', description });
}

export function NullableUuidField(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, format: 'uuid', nullable: true, description });
}

/** ISO 8601, in UTC. */
export function TimeField(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, format: 'date-time', description });
}

export function NullableTimeField(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, format: 'date-time', nullable: true, description });
}

/** An object whose field names are data, such as a status or the key of a model, with a number for each. */
export function CountsField(description?: string): PropertyDecorator {
  return ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description });
}
