import { DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import { STAGES } from '../../runs/stages.js';
import type { Stage } from '../../runs/stages.js';
import type { LibraryStatistics, ModelVectors, StageSpeed, Work } from '../../statistics/statistics.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableUuidField,
  ObjectField,
} from '../openapi/answer-fields.js';

class DocumentFiguresResponse {
  @Field()
  total: number;

  @CountsField(`${DOCUMENT_STATUSES.join(', ')}; those that occur.`)
  byStatus: LibraryStatistics['documents']['byStatus'];

  @Field()
  pages: number;

  @Field('Of the files.')
  bytes: number;
}

class ChunkFiguresResponse {
  @Field()
  total: number;

  @CountsField('Those that occur.')
  byType: LibraryStatistics['chunks']['byType'];

  @NullableField(Number, 'Null without chunks.')
  meanTokens: number | null;
}

class ModelVectorsResponse implements ModelVectors {
  @Field()
  model: string;

  @Field()
  dimension: number;

  @Field()
  vectors: number;

  @Field('Whether searches use it.')
  active: boolean;
}

class StageSpeedResponse implements StageSpeed {
  @ChoiceField(STAGES)
  stage: Stage;

  @Field('Milliseconds.')
  median: number;

  @NullableField(Number, 'Pages for reading, structuring and chunking; chunks for the other stages.')
  perSecond: number | null;
}

class LastDayResponse {
  @CountsField('How many runs ended in each state.')
  runs: LibraryStatistics['lastDay']['runs'];

  @ListField(StageSpeedResponse, 'Of the completed runs.')
  stages: readonly StageSpeedResponse[];
}

export class StatisticsResponse implements LibraryStatistics {
  @ObjectField(DocumentFiguresResponse)
  documents: DocumentFiguresResponse;

  @Field()
  sections: number;

  @ObjectField(ChunkFiguresResponse)
  chunks: ChunkFiguresResponse;

  @ListField(ModelVectorsResponse)
  vectors: readonly ModelVectorsResponse[];

  @ObjectField(LastDayResponse, 'The last 24 hours.')
  lastDay: LastDayResponse;
}

class WorkResponse implements Work {
  @Field()
  host: string;

  @Field()
  pid: number;

  @ChoiceField(
    ['run', 'part'],
    '`run`: it leads a run. `part`: it embeds chunks of a run or of a change of model.',
  )
  kind: Work['kind'];

  @NullableUuidField()
  documentId: string | null;

  @NullableField(String)
  title: string | null;

  @NullableUuidField()
  runId: string | null;

  @NullableField(String, 'The model of a change; null for a run.')
  model: string | null;

  @ChoiceField(STAGES)
  stage: Stage;

  @Field()
  done: number;

  @Field()
  total: number;

  @NullableField(Number, 'Milliseconds since it last gave a sign of life.')
  heartbeatAgeMs: number | null;
}

export class WorkListResponse {
  @ListField(WorkResponse)
  work: readonly WorkResponse[];
}
