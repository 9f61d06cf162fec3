import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsBoolean, IsIn, IsUUID } from 'class-validator';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { CHUNK_VIEWS } from '../../reading/chunks.service.js';
import type { ChunkTextView } from '../../reading/chunks.service.js';
import { LAST_PAGE, Optional, WholeNumber, asBoolean, asList, oneOf } from '../http/request-fields.js';
import { CursorRequest } from '../lists/cursor-request.js';
import { SparseFields } from '../lists/sparse-fields.js';
import { CHUNK_FIELDS } from './responses.js';

export class SectionChunksRequest extends CursorRequest {
  @ApiPropertyOptional({ enum: CHUNK_TYPES, isArray: true })
  @asList
  @Optional()
  @ArrayMaxSize(CHUNK_TYPES.length)
  @IsIn(CHUNK_TYPES, { each: true, message: oneOf(CHUNK_TYPES) })
  type: ChunkType[] = [];

  @ApiPropertyOptional({
    enum: CHUNK_VIEWS,
    default: 'preview',
    description: 'Whole texts, or their first 200 characters.',
  })
  @Optional()
  @IsIn(CHUNK_VIEWS, { message: oneOf(CHUNK_VIEWS) })
  view?: ChunkTextView;

  @ApiPropertyOptional({ default: false, description: 'Without the chunks of the sections below it.' })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  direct?: boolean;
}

export class ChunksRequest extends SectionChunksRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description: 'Only chunks on this physical page.' })
  @Optional()
  @WholeNumber(1, LAST_PAGE)
  page?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description: 'First page, counted from 1.' })
  @Optional()
  @WholeNumber(1, LAST_PAGE)
  pageFirst?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_PAGE, description: 'Last page, included.' })
  @Optional()
  @WholeNumber(1, LAST_PAGE)
  pageLast?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only chunks of this section and those below it.' })
  @Optional()
  @IsUUID(undefined, { message: 'section must be the identifier of a section' })
  section?: string;

  @SparseFields(CHUNK_FIELDS)
  fields?: string[];
}

export const CHUNK_FORMATS = ['json', 'markdown'] as const;

export class ChunkRequest {
  @ApiPropertyOptional({ default: false, description: 'Whether to add the numbers of its vectors.' })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  vectors?: boolean;

  @ApiPropertyOptional({
    enum: CHUNK_FORMATS,
    description: 'Markdown has fenced code. Without it, the header `Accept` decides.',
  })
  @Optional()
  @IsIn(CHUNK_FORMATS, { message: oneOf(CHUNK_FORMATS) })
  format?: (typeof CHUNK_FORMATS)[number];
}

export class CoverageRequest extends CursorRequest {
  @ApiPropertyOptional({ default: false, description: 'Only chunks without the vector that searches use.' })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  missing?: boolean;
}

export class VectorsRequest extends CursorRequest {
  @ApiPropertyOptional({ default: true, description: 'Whether to add the numbers.' })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  vectors?: boolean;
}
