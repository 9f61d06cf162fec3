import type { SimilarAnswer, SimilarChunk } from '../../search/similar.service.js';
import { Field, ListField, ObjectField } from '../openapi/answer-fields.js';
import { PassageResponse } from '../search/responses.js';

class SimilarChunkResponse extends PassageResponse implements SimilarChunk {
  @Field('From 1.')
  rank: number;

  @Field('Cosine of the vectors of both chunks.')
  score: number;
}

export class SimilarResponse implements SimilarAnswer {
  @ObjectField(PassageResponse, 'The chunk in question.')
  chunk: PassageResponse;

  @ListField(SimilarChunkResponse, 'Best first; never the chunk itself.')
  results: readonly SimilarChunkResponse[];
}
