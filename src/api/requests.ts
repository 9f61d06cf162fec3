import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsString, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../chunking/chunk.js';
import type { ChunkType } from '../chunking/chunk.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { TITLE_LENGTH } from '../documents/document-title.js';
import { FIRST_STAGES } from '../ingestion/run-states.js';
import type { FirstStage } from '../ingestion/run-states.js';

/** `?type=code&type=example` arrives as a list, `?type=code` as a text. */
const asList = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]));
const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

/** May be left out; null is a value like another, and refused. */
const Optional = () => ValidateIf((_, value) => value !== undefined);

/** What a person may say about a document. */
export class ChangeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: TITLE_LENGTH })
  @Optional()
  @IsString()
  title?: string;

  @ApiPropertyOptional({ enum: DIFFICULTIES })
  @Optional()
  @IsIn(DIFFICULTIES)
  difficulty?: Difficulty;
}

export class UploadRequest extends ChangeRequest {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The PDF.' })
  @Optional()
  file?: unknown;
}

export class PageRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 10 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 10;

  @ApiPropertyOptional({ minimum: 0, default: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  offset: number = 0;
}

export class StartRequest {
  @ApiPropertyOptional({ default: false, description: 'Ingest again even when the document is complete.' })
  @Optional()
  @IsBoolean()
  force?: boolean;
}

export class ReprocessRequest {
  @ApiPropertyOptional({
    enum: FIRST_STAGES,
    default: 'reading',
    description:
      '`embedding` gives the published chunks the vectors they lack, without reading the book again.',
  })
  @Optional()
  @IsIn(FIRST_STAGES)
  stage?: FirstStage;
}

export class DeleteRequest {
  @ApiPropertyOptional({
    default: false,
    description: 'Remove the file and all rows instead of hiding them.',
  })
  @Optional()
  @asBoolean
  @IsBoolean()
  hard?: boolean;
}

export class SearchRequest {
  @ApiProperty({ example: 'how to open a file' })
  @IsString()
  @IsNotEmpty()
  query: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 10 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 10;

  @ApiPropertyOptional({ enum: CHUNK_TYPES, isArray: true })
  @asList
  @Optional()
  @IsIn(CHUNK_TYPES, { each: true })
  type: ChunkType[] = [];

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @asList
  @Optional()
  @IsUUID(undefined, { each: true })
  document: string[] = [];
}
