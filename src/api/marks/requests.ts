import { ApiPropertyOptional } from '@nestjs/swagger';
import { Length } from 'class-validator';
import { QUERY_LENGTH } from '../../search/search-request.js';
import { Optional } from '../http/request-fields.js';

export class MarksRequest {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: QUERY_LENGTH,
    description: 'Whose words are marked. Without it, only the chunk is.',
  })
  @Optional()
  @Length(1, QUERY_LENGTH, { message: `query must have 1 to ${QUERY_LENGTH} characters` })
  query?: string;
}
