import { CodingComplexityResponse } from '../context/responses.js';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { CODE_LANGUAGES, PART_KINDS } from '../../book/chunk-part.js';
import type { ChunkPart, CodeLanguage, PartBox, PartKind } from '../../book/chunk-part.js';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { TYPE_RULES } from '../../book/type-reason.js';
import type { TypeReason, TypeRule } from '../../book/type-reason.js';
import type { CodingComplexity } from '../../context/coding-complexity.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import type { ChunkList } from '../../reading/chunks.service.js';
import type { ChunkVector, CoverageList, CoveredChunk, VectorList } from '../../reading/coverage.service.js';
import type { ChunkView, VectorView, WholeChunk } from '../../reading/reading-views.js';
import { CorrectionResponse } from '../corrections/responses.js';
import { CursorResponse } from '../lists/cursor-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableUuidField,
  OptionalField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';

export class BoxResponse {
  @Field('Points from the left edge of the page as a viewer shows it.')
  x0: number;

  @Field('Points from its lower edge.')
  y0: number;

  @Field()
  x1: number;

  @Field()
  y1: number;
}

class PartBoxResponse extends BoxResponse implements PartBox {
  @Field('Physical page, from 1.')
  page: number;

  @OptionalField(Number, 'First character of the text that stands in this box; absent in the first box.')
  first?: number;
}

class ChunkPartResponse implements ChunkPart {
  @ChoiceField(PART_KINDS)
  kind: PartKind;

  @Field('Unicode code point in the text of the chunk, from 0.')
  first: number;

  @Field('Included.')
  last: number;

  @ApiProperty({ type: String, enum: CODE_LANGUAGES, required: false })
  language?: CodeLanguage;

  @OptionalField(Number, 'Cells of a row of a table.')
  columns?: number;

  @OptionalField(Boolean, 'The part continues from the previous chunk.')
  goesOn?: true;

  @ListField(PartBoxResponse)
  boxes: readonly PartBoxResponse[];
}

export class ChunkResponse implements ChunkView {
  @UuidField()
  chunkId: string;

  @UuidField()
  documentId: string;

  @NullableUuidField('Null outside all sections.')
  sectionId: string | null;

  @ListField(String, 'Titles from the top of the contents to the section.')
  sectionPath: readonly string[];

  @Field('Position in the reading order of its document, from 0.')
  ordinal: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @NullableField(String, 'The number that is printed on the page, if the book says so.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @Field('Length in tokens of the model that embeds it.')
  tokens: number;

  @ChoiceField(DIFFICULTIES, 'Of the chunk, or of its book.')
  difficulty: Difficulty;

  @Field('Whether it was corrected by hand.')
  corrected: boolean;

  @Field('The whole text, or its first 200 characters.')
  text: string;

  @ApiProperty({
    type: CodingComplexityResponse,
    nullable: true,
    description: 'How hard its program is to read; only for `code` and `try_it`.',
  })
  complexity: CodingComplexity | null;
}

export const CHUNK_FIELDS = [
  'chunkId',
  'documentId',
  'sectionId',
  'sectionPath',
  'ordinal',
  'type',
  'pageFirst',
  'pageLast',
  'pageLabelFirst',
  'pageLabelLast',
  'tokens',
  'difficulty',
  'corrected',
  'text',
  'complexity',
] as const satisfies readonly (keyof ChunkResponse)[];

/** The fields that were asked for. */
export class SparseChunkResponse extends PartialType(ChunkResponse) {}

class ChunkTotalsResponse extends CursorResponse {
  @UuidField()
  documentId: string;

  @Field('Chunks that the filter allows, on all pages of the list.')
  count: number;

  @CountsField('The same by type.')
  byType: Readonly<Record<ChunkType, number>>;
}

export class ChunkListResponse extends ChunkTotalsResponse implements ChunkList {
  @ListField(ChunkResponse, 'In reading order.')
  results: readonly ChunkResponse[];
}

export class SparseChunkListResponse extends ChunkTotalsResponse {
  @ListField(SparseChunkResponse, 'In reading order.')
  results: readonly SparseChunkResponse[];
}

class VectorResponse implements VectorView {
  @Field('Key of the model.')
  model: string;

  @Field()
  revision: string;

  @Field()
  dimension: number;

  @Field('Hash of the text that was embedded.')
  contentHash: string;

  @Field('Whether it belongs to the present text of the chunk.')
  current: boolean;

  @TimeField()
  embeddedAt: string;

  @ApiProperty({ type: [Number], required: false, description: 'The numbers, if they were asked for.' })
  vector?: readonly number[];
}

class TypeReasonResponse implements TypeReason {
  @ChoiceField(
    TYPE_RULES,
    '`label`: a label above it; `only_code`: nothing but code; `cue`: a sentence; `code_share`: half of it is code or more; `listing`: a listing in its prose.',
  )
  rule: TypeRule;

  @NullableField(String, 'The sentence, the share of code, or the first line of the listing.')
  evidence: string | null;
}

export class WholeChunkResponse extends ChunkResponse implements WholeChunk {
  @Field('Of the document.')
  title: string;

  @ApiProperty({
    type: [ChunkPartResponse],
    nullable: true,
    description: 'Null for chunks written before parts were stored.',
  })
  parts: readonly ChunkPart[] | null;

  @ApiProperty({
    type: TypeReasonResponse,
    nullable: true,
    description: 'What decided its type; null for chunks written before that was stored.',
  })
  typeReason: TypeReason | null;

  @ListField(CorrectionResponse, 'The corrections by hand that shaped it, oldest first.')
  corrections: readonly CorrectionResponse[];

  @Field('Hash of the text.')
  contentHash: string;

  @NullableUuidField('The chunk before it; null at the beginning of the book.')
  previous: string | null;

  @NullableUuidField('The chunk after it; null at the end of the book.')
  next: string | null;

  @ListField(VectorResponse)
  vectors: readonly VectorResponse[];
}

class CoveredChunkResponse implements CoveredChunk {
  @UuidField()
  chunkId: string;

  @Field()
  ordinal: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @Field('The model by which searches find chunks of this type.')
  expected: string;

  @ListField(String, 'Models with a vector of the present text.')
  present: readonly string[];

  @Field('Whether searches find it by meaning.')
  embedded: boolean;
}

export class CoverageResponse extends CursorResponse implements CoverageList {
  @UuidField()
  documentId: string;

  @Field('All chunks of the document.')
  total: number;

  @Field()
  embedded: number;

  @Field()
  notEmbedded: number;

  @Field('0 to 100, and 100 only when no vector is missing.')
  percent: number;

  @ListField(CoveredChunkResponse, 'In reading order.')
  results: readonly CoveredChunkResponse[];
}

class ChunkVectorResponse extends VectorResponse implements ChunkVector {
  @UuidField()
  chunkId: string;

  @Field()
  ordinal: number;
}

export class VectorListResponse extends CursorResponse implements VectorList {
  @UuidField()
  documentId: string;

  @Field('All vectors of the document, by all models.')
  count: number;

  @ListField(ChunkVectorResponse, 'In reading order.')
  results: readonly ChunkVectorResponse[];
}
