import { IsIn, IsString, IsUUID, Matches, ValidateIf } from 'class-validator';
import { Transform } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { SLOTS } from '../../book/slot.js';
import type { Slot } from '../../book/slot.js';
import { LONGEST_LIST } from '../../ranking/ranking.config.js';
import { EMBEDDING_STATUSES } from '../../topics/subtopic.entity.js';
import type { EmbeddingStatus } from '../../topics/subtopic.entity.js';
import { LAST_ORDER, NAME_LENGTH, TEXT_LENGTH } from '../../topics/taxonomy-text.js';
import { Optional, Share, WholeNumber, oneOf } from '../http/request-fields.js';
import { PageRequest } from '../lists/page-request.js';

const TOPIC = { message: 'topic must be the identifier of a topic' };
const CONCEPT = 'What a learner should understand. Null or an empty text: none.';
const CODE = 'What a learner should use in code. Null or an empty text: none.';
/** ISO 8601 in UTC, as the answers write it. */
const TIME = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

/** The field may be left out, and null is a value. */
const Nullable = () => ValidateIf((_, value) => value !== undefined && value !== null);

export class SubtopicListRequest extends PageRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtopics of this zone.' })
  @Optional()
  @IsUUID(undefined, { message: 'zone must be the identifier of a zone' })
  zone?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtopics of this topic.' })
  @Optional()
  @IsUUID(undefined, TOPIC)
  topic?: string;

  @ApiPropertyOptional({ enum: EMBEDDING_STATUSES, description: 'Only those whose vectors are so far.' })
  @Optional()
  @IsIn(EMBEDDING_STATUSES, { message: oneOf(EMBEDDING_STATUSES) })
  status?: EmbeddingStatus;
}

/** Ten subtopics with their vectors take about 80 KB at 384 dimensions. */
export class SubtopicVectorsRequest extends SubtopicListRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 20, default: 10 })
  @WholeNumber(1, 20)
  override limit: number = 10;
}

export class AddSubtopicRequest {
  @ApiProperty({ minLength: 1, maxLength: NAME_LENGTH, example: 'Slices' })
  @IsString({ message: '$property must be a text' })
  name: string;

  @ApiProperty({ format: 'uuid', description: 'Identifier of its topic.' })
  @IsUUID(undefined, TOPIC)
  topic: string;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_ORDER, description: 'After all others if it is missing.' })
  @Optional()
  @WholeNumber(0, LAST_ORDER)
  order?: number;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: TEXT_LENGTH, description: CONCEPT })
  @Nullable()
  @IsString({ message: '$property must be a text' })
  conceptIntent?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: TEXT_LENGTH, description: CODE })
  @Nullable()
  @IsString({ message: '$property must be a text' })
  codeIntent?: string | null;
}

export class ChangeSubtopicRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: NAME_LENGTH })
  @Optional()
  @IsString({ message: '$property must be a text' })
  name?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Moves it to another topic.' })
  @Optional()
  @IsUUID(undefined, TOPIC)
  topic?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_ORDER })
  @Optional()
  @WholeNumber(0, LAST_ORDER)
  order?: number;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: TEXT_LENGTH, description: CONCEPT })
  @Nullable()
  @IsString({ message: '$property must be a text' })
  conceptIntent?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: TEXT_LENGTH, description: CODE })
  @Nullable()
  @IsString({ message: '$property must be a text' })
  codeIntent?: string | null;
}

export class VectorsStateRequest {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Vectors from this time on count as new: the `since` of the answer to a POST.',
  })
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : null,
  )
  @Matches(TIME, { message: 'since must be a time in UTC, such as 2026-03-02T09:30:00.000Z' })
  since?: string;
}

export class ListsRequest {
  @ApiPropertyOptional({ enum: SLOTS, description: 'One list; both if it is missing.' })
  @Optional()
  @IsIn(SLOTS, { message: oneOf(SLOTS) })
  slot?: Slot;

  @ApiPropertyOptional({ enum: CHUNK_TYPES, description: 'Only chunks of this type.' })
  @Optional()
  @IsIn(CHUNK_TYPES, { message: oneOf(CHUNK_TYPES) })
  type?: ChunkType;

  @ApiPropertyOptional({ minimum: 1, maximum: LONGEST_LIST, default: 5, description: 'Chunks of each list.' })
  @Optional()
  @WholeNumber(1, LONGEST_LIST)
  limit?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, default: 0.5, description: 'Least score.' })
  @Optional()
  @Share()
  minSimilarity?: number;
}
