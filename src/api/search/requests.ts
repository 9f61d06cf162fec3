import { ArrayMaxSize, IsBoolean, IsIn, IsString, IsUUID } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { FUSIONS, LEGS } from '../../search/fuse.js';
import type { Fusion, Leg } from '../../search/fuse.js';
import { MOST_RESULTS, QUERY_LENGTH } from '../../search/search-request.js';
import { LAST_PAGE, Optional, Share, WholeNumber, asBoolean, asList, oneOf } from '../http/request-fields.js';

/** How many documents, or sections, a search can be limited to. */
export const MOST_IDS = 100;

export class SearchRequest {
  @ApiProperty({ example: 'how to open a file', minLength: 1, maxLength: QUERY_LENGTH })
  @IsString({ message: 'query must be given once, as a text' })
  query: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_RESULTS, default: 10 })
  @WholeNumber(1, MOST_RESULTS)
  limit: number = 10;

  @ApiPropertyOptional({ enum: CHUNK_TYPES, isArray: true })
  @asList
  @Optional()
  @ArrayMaxSize(CHUNK_TYPES.length)
  @IsIn(CHUNK_TYPES, { each: true, message: oneOf(CHUNK_TYPES) })
  type: ChunkType[] = [];

  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_IDS })
  @asList
  @Optional()
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true, message: 'document must be the identifier of a document' })
  document: string[] = [];

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MOST_IDS,
    description: 'Only these sections and those below them: the `sectionId` of a result.',
  })
  @asList
  @Optional()
  @ArrayMaxSize(MOST_IDS)
  @IsUUID(undefined, { each: true, message: 'section must be the identifier of a section' })
  section: string[] = [];

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description: 'First page, counted from 1.' })
  @Optional()
  @WholeNumber(1, LAST_PAGE)
  pageFirst?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description: 'Last page, included.' })
  @Optional()
  @WholeNumber(1, LAST_PAGE)
  pageLast?: number;

  @ApiPropertyOptional({ enum: DIFFICULTIES, isArray: true })
  @asList
  @Optional()
  @ArrayMaxSize(DIFFICULTIES.length)
  @IsIn(DIFFICULTIES, { each: true, message: oneOf(DIFFICULTIES) })
  difficulty: Difficulty[] = [];

  @ApiPropertyOptional({
    enum: LEGS,
    default: 'fused',
    description: 'By meaning and words, by meaning alone (`vector`), or by words alone (`lexical`).',
  })
  @Optional()
  @IsIn(LEGS, { message: oneOf(LEGS) })
  leg?: Leg;

  @ApiPropertyOptional({ enum: FUSIONS, default: 'score' })
  @Optional()
  @IsIn(FUSIONS, { message: oneOf(FUSIONS) })
  fusion?: Fusion;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, description: 'Leaves out results with a lower score.' })
  @Optional()
  @Share()
  minScore?: number;

  @ApiPropertyOptional({ description: 'The `next` of an answer to the same request.' })
  @Optional()
  @IsString({ message: 'cursor must be given once, as a text' })
  cursor?: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Whether to say how each result was found and ranked.',
  })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  explain?: boolean;

  @ApiPropertyOptional({
    default: false,
    description: 'The query is being typed: words alone are searched, and may be unfinished or misspelled.',
  })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  typing?: boolean;
}
