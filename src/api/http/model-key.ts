import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';
import { PLAIN_NAME } from '../../models/model-manifest.js';

const LENGTH = 200;

/** What OpenAPI says of the key of a model. */
export const MODEL_KEY = { pattern: PLAIN_NAME.source, maxLength: LENGTH } as const;

/** A field of a request that names a model by its key. */
export function IsModelKey(): PropertyDecorator {
  return applyDecorators(
    IsString({ message: '$property must be the key of a model' }),
    MaxLength(LENGTH),
    Matches(PLAIN_NAME, { message: '$property must be the key of a model' }),
  );
}
