import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { SLOTS } from '../../book/slot.js';
import type { Slot } from '../../book/slot.js';
import type { RankedChunk } from '../../ranking/ranking.repository.js';
import type { SubtopicLists } from '../../ranking/ranking.service.js';
import { EMBEDDING_STATUSES } from '../../topics/subtopic.entity.js';
import type { EmbeddingStatus } from '../../topics/subtopic.entity.js';
import type { SubtopicView } from '../../topics/taxonomy-views.js';
import type { IntentVectorView, SubtopicVectorsView, TopicVectorsState } from '../../topics/topic-vectors.js';
import { PageResponse } from '../lists/page-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  NullableUuidField,
  ObjectField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';
import { ParentResponse } from '../zones/responses.js';

export class SubtopicResponse implements SubtopicView {
  @UuidField()
  id: string;

  @Field()
  name: string;

  @Field('Place within the topic, from 0.')
  order: number;

  @ObjectField(ParentResponse)
  topic: ParentResponse;

  @ObjectField(ParentResponse)
  zone: ParentResponse;

  @NullableField(String, 'What a learner should understand.')
  conceptIntent: string | null;

  @NullableField(String, 'What a learner should use in code.')
  codeIntent: string | null;

  @Field('Whether it has a vector, be it of an earlier text or model.')
  hasEmbedding: boolean;

  @ChoiceField(EMBEDDING_STATUSES)
  embeddingStatus: EmbeddingStatus;

  @NullableField(String, 'Why the last attempt failed.')
  embeddingError: string | null;

  @TimeField('Of the last change of the status.')
  embeddingStatusAt: Date;
}

export class SubtopicListResponse extends PageResponse {
  @ListField(SubtopicResponse)
  results: readonly SubtopicResponse[];
}

class IntentVectorResponse implements IntentVectorView {
  @ChoiceField(SLOTS)
  slot: Slot;

  @Field('Key of the model.')
  model: string;

  @Field()
  dimension: number;

  @TimeField()
  embeddedAt: Date;

  @ListField(Number)
  vector: readonly number[];
}

export class SubtopicVectorsResponse extends SubtopicResponse implements SubtopicVectorsView {
  @ListField(IntentVectorResponse, 'By slot, newest first.')
  embeddings: readonly IntentVectorResponse[];
}

export class SubtopicVectorsListResponse extends PageResponse {
  @ListField(SubtopicVectorsResponse)
  results: readonly SubtopicVectorsResponse[];
}

class IntentFailureResponse {
  @UuidField()
  subtopicId: string;

  @Field()
  name: string;

  @Field()
  error: string;
}

export class VectorsStateResponse implements TopicVectorsState {
  @ChoiceField(['pending', 'completed'], '`pending`: subtopics wait for their vectors.')
  status: TopicVectorsState['status'];

  @NullableTimeField('From then on vectors count as new.')
  since: Date | null;

  @Field('Subtopics.')
  total: number;

  @Field('Subtopics that had their vectors before.')
  alreadyDone: number;

  @Field('Subtopics that got vectors since.')
  new: number;

  @Field()
  failed: number;

  @Field('Subtopics whose vectors are being made, or will be.')
  waiting: number;

  @CountsField('Vectors by key of their model; with `since` the new ones only.')
  modelsUsed: Readonly<Record<string, number>>;

  @ListField(IntentFailureResponse, 'The first twenty failures.')
  errors: readonly IntentFailureResponse[];
}

class RankedDocumentResponse {
  @UuidField()
  id: string;

  @Field()
  title: string;
}

class RankedChunkResponse implements RankedChunk {
  @UuidField()
  chunkId: string;

  @Field('Its place in the whole list, from 1.')
  rank: number;

  @Field('Cosine of the intent and the chunk. Scores of two lists must not be compared.')
  score: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @NullableField(String, 'The number that is printed on the first page, if the book says so.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @NullableUuidField()
  sectionId: string | null;

  @ListField(String, 'Titles from the top of the contents to the section.')
  sectionPath: readonly string[];

  @ObjectField(RankedDocumentResponse)
  document: RankedDocumentResponse;

  @Field()
  text: string;
}

class RankedListResponse {
  @ChoiceField(SLOTS, '`concept`: to understand; `code`: programs, examples and exercises.')
  slot: Slot;

  @ListField(RankedChunkResponse, 'Best first.')
  chunks: readonly RankedChunkResponse[];
}

export class SubtopicListsResponse implements SubtopicLists {
  @ObjectField(SubtopicResponse)
  subtopic: SubtopicResponse;

  @ListField(RankedListResponse)
  lists: readonly RankedListResponse[];
}
