import { ApiPropertyOptional } from '@nestjs/swagger';
import { WholeNumber } from '../http/request-fields.js';

const MOST_LEVELS = 100;

export class TreeRequest {
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_LEVELS,
    default: MOST_LEVELS,
    description: 'Most levels.',
  })
  @WholeNumber(1, MOST_LEVELS)
  levels: number = MOST_LEVELS;
}
