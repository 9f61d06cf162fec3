import { ApiProperty } from '@nestjs/swagger';
import type { LedgerLine } from '../../chunking/page-ledger.js';
import { DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import type { DocumentStatus } from '../../documents/document.entity.js';
import type { RemovedRows } from '../../documents/document.repository.js';
import type { StartedRun } from '../../ingestion/ingestion.service.js';
import type { Cancellation } from '../../ingestion/run-cancellation.js';
import type { StatusView } from '../../runs/document-view.js';
import type { RunReport, StageReport } from '../../runs/run-report.js';
import { FIRST_STAGES, LAST_STAGES, RUN_STATES } from '../../runs/run-states.js';
import type { FirstStage, LastStage, RunState } from '../../runs/run-states.js';
import type { RunError, RunView } from '../../runs/run-view.js';
import { STAGES } from '../../runs/stages.js';
import type { Stage } from '../../runs/stages.js';
import { PageResponse } from '../lists/page-response.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableChoiceField,
  NullableField,
  NullableTimeField,
  NullableUuidField,
  ObjectField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';
import { LedgerLineResponse, ReportResponse } from './report-responses.js';

export class ProgressResponse {
  @Field('Pages, chunks or parts, as the stage counts them.')
  done: number;

  @Field()
  total: number;
}

export class RunErrorResponse implements RunError {
  @Field('Listed in chapter 10 of the handbook.')
  code: string;

  @Field()
  message: string;

  @NullableField(String)
  hint: string | null;

  @NullableChoiceField(STAGES, 'The stage in which it ended; null when it was still queued.')
  stage: Stage | null;
}

class StageTimeResponse {
  @ChoiceField(STAGES)
  stage: Stage;

  @Field('Milliseconds.')
  ms: number;
}

export class RunResponse implements RunView {
  @UuidField()
  id: string;

  @UuidField()
  documentId: string;

  @ChoiceField(RUN_STATES)
  state: RunState;

  @NullableChoiceField(STAGES, 'The current stage; null when the run is queued or has ended.')
  stage: Stage | null;

  @NullableField(String, 'What the stage does, for people.')
  message: string | null;

  @ChoiceField(FIRST_STAGES)
  firstStage: FirstStage;

  @ChoiceField(LAST_STAGES, 'The stage that it ends with.')
  until: LastStage;

  @NullableUuidField('The run that this one retries.')
  retries: string | null;

  @NullableUuidField('The run that replaced it when its process was lost or stopped.')
  replacedBy: string | null;

  @Field('How often a process started on it since it last made progress.')
  attempts: number;

  @Field('0 to 100; never decreases.')
  percent: number;

  @ObjectField(ProgressResponse)
  progress: ProgressResponse;

  @NullableField(Number, 'Runs that are queued before it.')
  queuePosition: number | null;

  @ListField(StageTimeResponse, 'The completed stages, in order.')
  stages: readonly StageTimeResponse[];

  @NullableField(Number, 'Milliseconds since the process that works on it last said so.')
  heartbeatAgeMs: number | null;

  @ApiProperty({ type: RunErrorResponse, nullable: true })
  error: RunErrorResponse | null;

  @ApiProperty({ type: ReportResponse, nullable: true })
  report: RunReport | StageReport | null;

  @TimeField()
  createdAt: string;

  @NullableTimeField()
  finishedAt: string | null;
}

export class RunListResponse extends PageResponse {
  @ListField(RunResponse)
  results: readonly RunView[];
}

export class QueuedResponse {
  @UuidField()
  runId: string;

  @ChoiceField(['queued'])
  status: 'queued';
}

export class StartedResponse implements StartedRun {
  @UuidField()
  runId: string;

  @ChoiceField(['queued', 'completed'])
  status: StartedRun['status'];
}

export class RemovedRowsResponse implements RemovedRows {
  @Field()
  chunks: number;

  @Field()
  sections: number;

  @Field()
  embeddings: number;
}

export class CancellationResponse implements Cancellation {
  @UuidField('The run that was cancelled or had failed.')
  runId: string;

  @ChoiceField(DOCUMENT_STATUSES, 'The status that the document returns to.')
  status: DocumentStatus;

  @ObjectField(RemovedRowsResponse, 'What the run had written but not published.')
  removed: RemovedRowsResponse;
}

export class StatusResponse implements StatusView {
  @UuidField()
  id: string;

  @Field()
  title: string;

  @ChoiceField(DOCUMENT_STATUSES)
  status: string;

  @Field()
  message: string;

  @NullableChoiceField(STAGES)
  stage: Stage | null;

  @Field('0 to 100, for the newest run.')
  percent: number;

  @ObjectField(ProgressResponse)
  progress: ProgressResponse;

  @NullableField(Number)
  queuePosition: number | null;

  @NullableUuidField()
  runId: string | null;

  @ApiProperty({ type: RunErrorResponse, nullable: true })
  error: RunErrorResponse | null;

  @ApiProperty({
    type: LedgerLineResponse,
    isArray: true,
    nullable: true,
    description: 'What happened to each page; null until the newest run has chunked the book.',
  })
  ledger: readonly LedgerLine[] | null;

  @TimeField()
  createdAt: string;

  @TimeField()
  updatedAt: string;

  @NullableTimeField()
  startedAt: string | null;

  @NullableTimeField()
  finishedAt: string | null;
}
