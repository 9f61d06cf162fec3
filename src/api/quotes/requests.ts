import { ArrayMaxSize, IsArray, IsString, IsUUID } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LONGEST_QUOTE, MOST_PLACES, SHORTEST_QUOTE, USUAL_PLACES } from '../../quotes/quotes.service.js';
import { MOST_IDS, Optional, WholeNumber } from '../http/request-fields.js';

export class FindQuoteRequest {
  @ApiProperty({
    minLength: SHORTEST_QUOTE,
    maxLength: LONGEST_QUOTE,
    example: 'A sentence as somebody quotes it.',
  })
  @IsString({ message: '$property must be a text' })
  quote: string;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MOST_IDS,
    description: 'Only these books.',
  })
  @Optional()
  @IsArray({ message: '$property must be a list of identifiers' })
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true, message: 'documents must be identifiers of documents' })
  documents: string[] = [];

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_PLACES, default: USUAL_PLACES })
  @WholeNumber(1, MOST_PLACES)
  limit: number = USUAL_PLACES;
}
