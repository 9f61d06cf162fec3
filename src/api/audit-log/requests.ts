import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional, WholeNumber } from '../http/request-fields.js';

/** Longer than any position in the log. */
const AFTER_LENGTH = 20;

export class AuditRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @Optional()
  @WholeNumber(1, 100)
  limit?: number;

  @ApiPropertyOptional({ maxLength: AFTER_LENGTH, description: 'The `next` of the page before.' })
  @Optional()
  @IsString()
  @MaxLength(AFTER_LENGTH)
  after?: string;
}
