import { ApiProperty } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { CHANGE_STATES } from '../../model-change/change-states.js';
import type { ChangeState } from '../../model-change/change-states.js';
import type { ComparedFigure, Comparison } from '../../model-change/comparison.js';
import type { ChangeView, ModelsStatus } from '../../model-change/model-changes.service.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';

class ModelResponse {
  @Field('Its name.')
  key: string;

  @Field()
  revision: string;

  @Field('Of its vectors.')
  dimension: number;

  @Field('Longer texts are cut off.')
  maxTokens: number;

  @NullableField(String, 'SPDX identifier of the licence of its weights.')
  licence: string | null;

  @Field('It comes with the program.')
  bundled: boolean;

  @Field('Total size of its files.')
  bytes: number;
}

export class ModelListResponse {
  @ListField(ModelResponse)
  models: readonly ModelResponse[];
}

class ComparedFigureResponse implements ComparedFigure {
  @Field()
  name: string;

  @Field()
  old: number;

  @Field()
  new: number;
}

class ComparisonResponse implements Comparison {
  @Field('Queries from the library itself.')
  queries: number;

  @Field('Mean share of the first ten results of the old model that are among those of the new one.')
  overlap: number;

  @Field()
  leastOverlap: number;

  @Field('Share of the queries with the same first result.')
  sameFirst: number;

  @ApiProperty({ required: false, description: "Terms of the books' own printed indexes that were asked." })
  terms?: number;

  @ApiProperty({ type: ComparedFigureResponse, isArray: true, required: false })
  figures?: readonly ComparedFigureResponse[];

  @ApiProperty({ required: false, description: 'Why there are no figures.' })
  noFigures?: string;
}

export class ModelChangeResponse implements ChangeView {
  @UuidField()
  id: string;

  @Field('The new model.')
  model: string;

  @ApiProperty({ enum: CHUNK_TYPES, isArray: true })
  types: readonly ChunkType[];

  @ChoiceField(CHANGE_STATES)
  state: ChangeState;

  @Field('It waits for the switch to be asked for.')
  holds: boolean;

  @Field('Chunks that have a vector by the new model.')
  done: number;

  @Field()
  total: number;

  @ApiProperty({
    type: ComparisonResponse,
    nullable: true,
    description: 'Null until the models are compared.',
  })
  comparison: ComparisonResponse | null;

  @NullableField(String, 'Why it failed.')
  message: string | null;

  @TimeField()
  createdAt: string;

  @NullableTimeField()
  finishedAt: string | null;
}

class ActiveModelResponse {
  @Field()
  model: string;

  @ApiProperty({ enum: CHUNK_TYPES, isArray: true })
  types: readonly ChunkType[];

  @ListField(String, 'Models before it whose vectors are kept.')
  previous: readonly string[];
}

export class ModelsStatusResponse implements ModelsStatus {
  @ListField(ActiveModelResponse, 'The models that searches use.')
  active: readonly ActiveModelResponse[];

  @ListField(String, 'Where the settings name another model.')
  warnings: readonly string[];

  @ApiProperty({
    type: ModelChangeResponse,
    nullable: true,
    description: 'The open change, or else the last one.',
  })
  change: ModelChangeResponse | null;
}
