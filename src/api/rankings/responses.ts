import { ApiProperty } from '@nestjs/swagger';
import type { ChunkType } from '../../book/chunk-type.js';
import { COVERAGES } from '../../ranking/ranking-overview.js';
import type { Coverage, Overview, SubtopicOverview } from '../../ranking/ranking-overview.js';
import type { RankingOptions } from '../../ranking/ranking-options.js';
import type { RankingResult } from '../../ranking/ranking-result.js';
import { REQUEST_STATUSES } from '../../ranking/requested-rankings.js';
import type { RequestedRanking } from '../../ranking/requested-rankings.js';
import { PageResponse } from '../lists/page-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  ObjectField,
  OptionalField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';
import { ParentResponse } from '../zones/responses.js';

class RankingThresholdsResponse {
  @OptionalField(Number)
  concept?: number;

  @OptionalField(Number)
  code?: number;
}

class RankingOptionsResponse implements RankingOptions {
  @OptionalField(Number)
  threshold?: number;

  @OptionalField(RankingThresholdsResponse)
  thresholds?: RankingThresholdsResponse;

  @OptionalField(Number)
  topK?: number;
}

class RankingResultResponse implements RankingResult {
  @ChoiceField(['success', 'warning'])
  status: RankingResult['status'];

  @Field('Subtopics with at least one chunk in one of their lists.')
  processed_subtopics: number;

  @Field('Chunks in all lists.')
  total_similarities: number;

  @Field()
  message: string;
}

export class RankingResponse implements RequestedRanking {
  @UuidField()
  id: string;

  @ChoiceField(REQUEST_STATUSES, '`failed`: its job is among the dead letters.')
  status: RequestedRanking['status'];

  @ObjectField(RankingOptionsResponse, 'What was asked for; the rest is as the settings say.')
  options: RankingOptionsResponse;

  @TimeField()
  requestedAt: Date;

  @NullableTimeField('Null until the lists are made.')
  rankedAt: Date | null;

  @ApiProperty({
    type: RankingResultResponse,
    nullable: true,
    description: 'Counted by the limits asked for.',
  })
  result: RankingResultResponse | null;
}

export class RankingListResponse extends PageResponse {
  @ListField(RankingResponse)
  results: readonly RankingResponse[];
}

class ListOverviewResponse {
  @Field('Chunks in the list.')
  count: number;

  @NullableField(Number, 'Null for an empty list.')
  bestScore: number | null;

  @ChoiceField(
    COVERAGES,
    '`good`: at least three chunks with a score of 0.5; `weak`: fewer; `none`: not one.',
  )
  coverage: Coverage;
}

class SubtopicOverviewResponse implements SubtopicOverview {
  @UuidField()
  id: string;

  @Field()
  name: string;

  @ObjectField(ParentResponse)
  topic: ParentResponse;

  @ObjectField(ParentResponse)
  zone: ParentResponse;

  @ObjectField(ListOverviewResponse)
  concept: ListOverviewResponse;

  @ObjectField(ListOverviewResponse)
  code: ListOverviewResponse;

  @Field('Chunks in both lists.')
  total: number;

  @CountsField('By type of chunk.')
  types: Partial<Record<ChunkType, number>>;

  @NullableTimeField('When its lists were made; null when both are empty.')
  rankedAt: Date | null;
}

class OverviewTotalsResponse {
  @Field()
  chunks: number;

  @Field('Chunks a subtopic.')
  average: number;

  @CountsField('How many concept lists have each coverage.')
  concept: Readonly<Record<Coverage, number>>;

  @CountsField('The same of the code lists.')
  code: Readonly<Record<Coverage, number>>;
}

export class OverviewResponse extends PageResponse {
  @ObjectField(OverviewTotalsResponse, 'Of all subtopics that the filter lets through, on all pages.')
  totals: Overview['totals'];

  @ListField(SubtopicOverviewResponse, 'Most chunks first.')
  results: readonly SubtopicOverviewResponse[];
}
