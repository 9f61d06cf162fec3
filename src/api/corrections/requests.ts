import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { CORRECTION_STATUSES } from '../../corrections/correction.js';
import type { CorrectionStatus } from '../../corrections/correction.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { STORED_TITLE_LENGTH } from '../../structure/title-text.js';
import { Optional, SomeOf, oneOf } from '../http/request-fields.js';
import { CursorRequest } from '../lists/cursor-request.js';

/** More characters than any chunk has. */
const LAST_OFFSET = 1_000_000;

/** A change of the chunk that the caller has seen. */
export class SeenChunkRequest {
  @ApiPropertyOptional({
    pattern: '^[0-9a-f]{64}$',
    description: '`contentHash` of the chunk that the caller has seen: another text is not changed (409).',
  })
  @Optional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'contentHash must be the contentHash of a chunk' })
  contentHash?: string;
}

export class CorrectChunkRequest extends SeenChunkRequest {
  @ApiPropertyOptional({ enum: CHUNK_TYPES })
  @Optional()
  @IsIn(CHUNK_TYPES, { message: oneOf(CHUNK_TYPES) })
  type?: ChunkType;

  @ApiPropertyOptional({
    type: String,
    enum: [...DIFFICULTIES, null],
    nullable: true,
    description: 'Null: that of the book again.',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty | null;
}

export class SplitChunkRequest extends SeenChunkRequest {
  @ApiProperty({
    minimum: 1,
    maximum: LAST_OFFSET,
    description: 'First character of the second chunk: a Unicode code point of the text, from 0.',
  })
  @IsInt({ message: 'offset must be a whole number' })
  @Min(1, { message: 'offset must be at least 1' })
  @Max(LAST_OFFSET, { message: `offset must be at most ${LAST_OFFSET}` })
  offset: number;

  @ApiPropertyOptional({ default: false, description: 'Whether the cut may be within a program.' })
  @Optional()
  @IsBoolean({ message: 'breakCode must be true or false' })
  breakCode?: boolean;
}

export class RetitleRequest {
  @ApiProperty({ minLength: 1, maxLength: STORED_TITLE_LENGTH })
  @IsString({ message: 'title must be a text' })
  title: string;
}

export class CorrectionListRequest extends CursorRequest {
  @SomeOf(CORRECTION_STATUSES)
  status: CorrectionStatus[] = [];
}
