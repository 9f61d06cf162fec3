import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  GAME_TYPE_LENGTH,
  LARGEST_BUDGET,
  LEAST_BUDGET,
  MOST_SUBTOPICS,
  USUAL_BUDGET,
} from '../../context/context.service.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { QUERY_LENGTH } from '../../search/search-request.js';
import { IsModelKey, MODEL_KEY } from '../http/model-key.js';
import { MOST_IDS, Optional, WholeNumber, oneOf } from '../http/request-fields.js';

export class ContextRequest {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: QUERY_LENGTH,
    description: 'A question, or else subtopics.',
  })
  @Optional()
  @IsString({ message: '$property must be a text' })
  question?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', minItems: 1, maxItems: MOST_SUBTOPICS })
  @Optional()
  @IsArray({ message: '$property must be a list of identifiers' })
  @ArrayMaxSize(MOST_SUBTOPICS)
  @IsUUID(undefined, { each: true, message: 'subtopics must be identifiers of subtopics' })
  subtopics?: string[];

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MOST_IDS,
    description: 'Only for a question: only these books.',
  })
  @Optional()
  @IsArray({ message: '$property must be a list of identifiers' })
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true, message: 'documents must be identifiers of documents' })
  documents?: string[];

  @ApiPropertyOptional({
    ...MODEL_KEY,
    description: 'Only for a question: compare the vectors of this model, as in a search.',
  })
  @Optional()
  @IsModelKey()
  model?: string;

  @ApiPropertyOptional({ enum: DIFFICULTIES, description: 'Level of the readers.' })
  @Optional()
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty;

  @ApiPropertyOptional({
    maxLength: GAME_TYPE_LENGTH,
    example: 'coding',
    description: 'What it is for: `coding` (or what CONTEXT_CODING_GAMES names) gets programs, others prose.',
  })
  @Optional()
  @IsString({ message: '$property must be a text' })
  gameType?: string;

  @ApiPropertyOptional({
    minimum: LEAST_BUDGET,
    maximum: LARGEST_BUDGET,
    default: USUAL_BUDGET,
    description: 'Most tokens of the whole text.',
  })
  @WholeNumber(LEAST_BUDGET, LARGEST_BUDGET)
  budget: number = USUAL_BUDGET;
}
