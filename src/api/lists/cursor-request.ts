import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { Optional, WholeNumber } from '../http/request-fields.js';

const MOST_ROWS = 200;
const USUAL_ROWS = 50;

/** A list that is read page after page from a place on. */
export class CursorRequest {
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_ROWS,
    default: USUAL_ROWS,
    description: 'Most results. A page also ends at 256 kB.',
  })
  @WholeNumber(1, MOST_ROWS)
  limit: number = USUAL_ROWS;

  @ApiPropertyOptional({ description: 'The `next` of an answer to the same request.' })
  @Optional()
  @IsString({ message: 'cursor must be given once, as a text' })
  cursor?: string;
}
