import { ApiProperty } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import type { Highlight } from '../../lexical/highlights.js';
import { CONFIDENCES } from '../../search/confidence.js';
import type { Confidence } from '../../search/confidence.js';
import type { VectorSearch } from '../../search/candidates.js';
import { FUSIONS, LEGS } from '../../search/fuse.js';
import type { Fusion, Leg } from '../../search/fuse.js';
import { QUERY_KINDS } from '../../search/query-kind.js';
import type { QueryKind } from '../../search/query-kind.js';
import type {
  Explanation,
  Facets,
  PassageChunk,
  QueryExplanation,
  SearchAnswer,
  SearchResult,
} from '../../search/search-answer.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableField,
  NullableUuidField,
  ObjectField,
  OptionalField,
  UuidField,
} from '../openapi/answer-fields.js';

/** A stretch of a text. */
export class HighlightResponse implements Highlight {
  @Field('Unicode code point, from 0.')
  first: number;

  @Field('Included.')
  last: number;
}

class PassageChunkResponse extends HighlightResponse implements PassageChunk {
  @Field('The physical page on which it begins, from 1.')
  page: number;

  @UuidField()
  chunkId: string;
}

class VectorPlaceResponse {
  @NullableField(Number, 'Place in the list of this leg, from 1; null if it is not in it.')
  rank: number | null;

  @NullableField(Number, '0 to 1.')
  score: number | null;
}

class LexicalPlaceResponse {
  @NullableField(Number, 'Place in the list of this leg, from 1; null if it is not in it.')
  rank: number | null;

  @Field('0 to 1.')
  score: number;
}

class ExplanationResponse implements Explanation {
  @ObjectField(VectorPlaceResponse)
  vector: VectorPlaceResponse;

  @ObjectField(LexicalPlaceResponse)
  lexical: LexicalPlaceResponse;

  @Field('What the score was multiplied with because of the section.')
  sectionWorth: number;

  @Field('Chunks of the same document that say the same and were folded into this one.')
  copies: number;
}

/** A text with all that is needed to cite it. */
export class PassageResponse {
  @UuidField('The best chunk of the passage.')
  chunkId: string;

  @UuidField()
  documentId: string;

  @Field('Of the document.')
  title: string;

  @ListField(String, 'Titles from the top of the contents to the section.')
  sectionPath: readonly string[];

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field()
  text: string;
}

export class SearchResultResponse extends PassageResponse implements SearchResult {
  @Field('From 1.')
  rank: number;

  @Field('0 to 1; comparable within one answer only.')
  score: number;

  @ChoiceField(CONFIDENCES)
  confidence: Confidence;

  @NullableUuidField()
  sectionId: string | null;

  @NullableField(String, 'The number that is printed on the first page, if the book says so.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @ListField(PassageChunkResponse, 'The chunks of the passage, in reading order.')
  chunks: readonly PassageChunkResponse[];

  @ListField(HighlightResponse, 'Where the text has words of the query.')
  highlights: readonly HighlightResponse[];

  @Field('One line around most of these words.')
  preview: string;

  @OptionalField(ExplanationResponse)
  explanation?: ExplanationResponse;
}

class DocumentFacetResponse {
  @UuidField()
  id: string;

  @Field()
  title: string;

  @Field()
  chunks: number;
}

class TypeFacetResponse {
  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field()
  chunks: number;
}

class DifficultyFacetResponse {
  @ChoiceField(DIFFICULTIES)
  difficulty: Difficulty;

  @Field()
  chunks: number;
}

class FacetsResponse implements Facets {
  @ListField(DocumentFacetResponse)
  documents: readonly DocumentFacetResponse[];

  @ListField(TypeFacetResponse)
  types: readonly TypeFacetResponse[];

  @ListField(DifficultyFacetResponse, 'Easiest first.')
  difficulties: readonly DifficultyFacetResponse[];
}

class VectorSearchResponse implements VectorSearch {
  @Field()
  modelId: number;

  @Field('Key of the model.')
  model: string;

  @ApiProperty({ enum: CHUNK_TYPES, isArray: true, description: 'Of the chunks that it was searched for.' })
  types: readonly ChunkType[];

  @ChoiceField(['hnsw', 'exact'])
  by: VectorSearch['by'];
}

class QueryExplanationResponse implements QueryExplanation {
  @ChoiceField(QUERY_KINDS)
  kind: QueryKind;

  @ChoiceField(LEGS)
  leg: Leg;

  @ChoiceField(FUSIONS)
  fusion: Fusion;

  @Field('0: only vectors counted; 1: only words.')
  lexicalWeight: number;

  @ListField(String, 'Terms that were searched, rarest first.')
  terms: readonly string[];

  @ListField(String, 'Terms that the library does not have.')
  unknownTerms: readonly string[];

  @ListField(VectorSearchResponse)
  vectors: readonly VectorSearchResponse[];
}

export class SearchResponse implements SearchAnswer {
  @ListField(SearchResultResponse)
  results: readonly SearchResultResponse[];

  @ChoiceField(CONFIDENCES, 'That of the first result; `weak` also if there is none.')
  confidence: Confidence;

  @ObjectField(FacetsResponse, 'Counts of what was found, before it was cut to the limit.')
  facets: FacetsResponse;

  @NullableField(String, 'Cursor for the next page; null on the last one.')
  next: string | null;

  @Field('Milliseconds.')
  tookMs: number;

  @Field(
    'Chunks that are found by words alone, because their vectors are from a model no longer in use, or they have none by the `model` of the request.',
  )
  needsReembedding: number;

  @ApiProperty({ type: QueryExplanationResponse, required: false })
  explanation?: QueryExplanation;
}
