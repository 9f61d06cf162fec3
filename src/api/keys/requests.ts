import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  MOST_DAYS,
  MOST_DOCUMENTS,
  MOST_OVERLAP_HOURS,
  NAME_LENGTH,
  OVERLAP_HOURS,
} from '../../access/keys.service.js';
import { SCOPES } from '../../access/scope.js';
import type { Scope } from '../../access/scope.js';
import { Optional, WholeNumber, oneOf } from '../http/request-fields.js';

/** Keys are short; a longer text is no identifier of one. */
const ID_LENGTH = 100;

export class NewKeyRequest {
  @ApiProperty({
    minLength: 1,
    maxLength: NAME_LENGTH,
    description: 'The person or program that uses the key.',
    example: 'reading room',
  })
  @IsString()
  name: string;

  @ApiProperty({ enum: SCOPES, description: '`write` contains `read`, and `admin` contains both.' })
  @IsIn(SCOPES, { message: oneOf(SCOPES) })
  scope: Scope;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: MOST_DOCUMENTS,
    description: 'Limits the key to these documents.',
  })
  @Optional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DOCUMENTS)
  @IsUUID('all', { each: true, message: 'each of documents must be an identifier' })
  documents?: string[];

  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_DAYS,
    description: 'Days until the key expires; without it, never.',
  })
  @Optional()
  @WholeNumber(1, MOST_DAYS)
  days?: number;
}

export class RotateRequest {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: MOST_OVERLAP_HOURS,
    default: OVERLAP_HOURS,
    description: 'Hours for which the old key lives on; 0 ends it at once.',
  })
  @Optional()
  @WholeNumber(0, MOST_OVERLAP_HOURS)
  overlapHours?: number;
}

export class KeyListRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @Optional()
  @WholeNumber(1, 100)
  limit?: number;

  @ApiPropertyOptional({ maxLength: ID_LENGTH, description: 'The `next` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(ID_LENGTH)
  after?: string;
}
