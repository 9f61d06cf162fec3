import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { CHUNK_VIEWS } from '../../reading/chunks.service.js';
import type { ChunkTextView } from '../../reading/chunks.service.js';
import { Flag, Optional, PageField, SomeOf, oneOf } from '../http/request-fields.js';
import { CursorRequest } from '../lists/cursor-request.js';
import { SparseFields } from '../lists/sparse-fields.js';
import { CHUNK_FIELDS } from './responses.js';

export class SectionChunksRequest extends CursorRequest {
  @SomeOf(CHUNK_TYPES)
  type: ChunkType[] = [];

  @ApiPropertyOptional({
    enum: CHUNK_VIEWS,
    default: 'preview',
    description: 'Whole texts, or their first 200 characters.',
  })
  @Optional()
  @IsIn(CHUNK_VIEWS, { message: oneOf(CHUNK_VIEWS) })
  view?: ChunkTextView;

  @Flag('Without the chunks of the sections below it.')
  direct?: boolean;
}

export class ChunksRequest extends SectionChunksRequest {
  @PageField('Only chunks on this physical page.')
  page?: number;

  @PageField('First page, counted from 1.')
  pageFirst?: number;

  @PageField('Last page, included.')
  pageLast?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only chunks of this section and those below it.' })
  @Optional()
  @IsUUID(undefined, { message: 'section must be the identifier of a section' })
  section?: string;

  @SparseFields(CHUNK_FIELDS)
  fields?: string[];
}

const CHUNK_FORMATS = ['json', 'markdown'] as const;

export class ChunkRequest {
  @Flag('Whether to add the numbers of its vectors.')
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
  @Flag('Only chunks without the vector that searches use.')
  missing?: boolean;
}

export class VectorsRequest extends CursorRequest {
  @Flag('Whether to add the numbers.', true)
  vectors?: boolean;
}
