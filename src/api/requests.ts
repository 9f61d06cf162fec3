import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { TITLE_LENGTH } from '../documents/document-title.js';
import { FIRST_STAGES, LAST_STAGES } from '../runs/run-states.js';
import type { FirstStage, LastStage } from '../runs/run-states.js';
import { FUSIONS, LEGS } from '../search/fuse.js';
import type { Fusion, Leg } from '../search/fuse.js';
import { MOST_RESULTS, QUERY_LENGTH } from '../search/search-request.js';

/** `?type=code&type=example` is parsed as a list, but `?type=code` as a string. */
const asList = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]));
const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

/** Beyond the end of every list, and an exact number in every language. */
const LAST_OFFSET = 1_000_000_000;
/** How many documents, or sections, a search can be limited to. */
const MOST_IDS = 100;
/** More pages than any book has. */
export const LAST_PAGE = 1_000_000;

/** Whatever is wrong with a number of a query, the same sentence explains it. */
export function WholeNumber(min: number, max: number): PropertyDecorator {
  const message = `$property must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** A number from 0 to 1, written with digits and a point. */
function Share(): PropertyDecorator {
  const message = '$property must be a number from 0 to 1';
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,3}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value,
    ),
    IsNumber({}, { message }),
    Min(0, { message }),
    Max(1, { message }),
  );
}

export const oneOf = (values: readonly string[]) => `$property must be one of ${values.join(', ')}`;

/** The field may be left out. Null is a value like any other, and is refused. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);

/** What a person may state about a document. */
export class ChangeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: TITLE_LENGTH })
  @Optional()
  @IsString()
  title?: string;

  @ApiPropertyOptional({ enum: DIFFICULTIES })
  @Optional()
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty;
}

export class UploadRequest extends ChangeRequest {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The PDF.' })
  @Optional()
  file?: unknown;
}

export class PageRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 10 })
  @WholeNumber(1, 100)
  limit: number = 10;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_OFFSET, default: 0 })
  @WholeNumber(0, LAST_OFFSET)
  offset: number = 0;
}

export class StartRequest {
  @ApiPropertyOptional({ default: false, description: 'Ingest again even when the document is complete.' })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  force?: boolean;
}

export class ReprocessRequest {
  @ApiPropertyOptional({
    enum: FIRST_STAGES,
    default: 'reading',
    description:
      '`embedding` does not read the book again: it embeds and publishes the chunks that wait for it. If none wait, it embeds the published chunks that lack vectors.',
  })
  @Optional()
  @IsIn(FIRST_STAGES, { message: oneOf(FIRST_STAGES) })
  stage?: FirstStage;

  @ApiPropertyOptional({
    enum: LAST_STAGES,
    default: 'publishing',
    description:
      'The stage to end with. `structuring`: the contents, as `entries` in the report of the run. `chunking`: the chunks, which wait for a run from `embedding` on. Neither of the two changes what is published.',
  })
  @Optional()
  @IsIn(LAST_STAGES, { message: oneOf(LAST_STAGES) })
  until?: LastStage;
}

export class DeleteRequest {
  @ApiPropertyOptional({
    default: false,
    description: 'Remove the file and all rows instead of hiding them.',
  })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  hard?: boolean;
}

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
