import { ApiPropertyOptional } from '@nestjs/swagger';
import { WholeNumber } from '../http/request-fields.js';

/** Beyond the end of every list, and an exact number in every language. */
const LAST_OFFSET = 1_000_000_000;

export class PageRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 10 })
  @WholeNumber(1, 100)
  limit: number = 10;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_OFFSET, default: 0 })
  @WholeNumber(0, LAST_OFFSET)
  offset: number = 0;
}
