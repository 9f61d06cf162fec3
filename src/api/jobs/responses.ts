import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { JOB_STATES } from '../../queue/job-queue.js';
import type { JobCounts, JobState } from '../../queue/job-queue.js';
import { PRIORITIES } from '../../queue/job.js';
import type { Priority } from '../../queue/job.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableTimeField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';

export class JobCountsResponse implements JobCounts {
  @Field()
  waiting: number;

  @Field('They wait for a time.')
  delayed: number;

  @Field()
  active: number;

  @Field('They failed for good, and were not put back.')
  dead: number;

  @Field('No process takes jobs of this name.')
  paused: boolean;
}

class JobHeadResponse {
  @UuidField()
  id: string;

  @Field()
  name: string;

  @Field('What it works on, for people.')
  about: string;

  @ChoiceField(PRIORITIES)
  priority: Priority;

  @Field('How often it was given to a worker.')
  attempts: number;
}

export class QueuedJobResponse extends JobHeadResponse {
  @ChoiceField(JOB_STATES)
  state: JobState;

  @TimeField()
  enqueuedAt: string;
}

@ApiExtraModels(JobCountsResponse)
export class JobsResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(JobCountsResponse) },
    description: 'By name of a job.',
  })
  counts: Readonly<Record<string, JobCounts>>;

  @ListField(
    QueuedJobResponse,
    'Of each name: first the active ones, then the waiting ones in order, then the delayed.',
  )
  jobs: readonly QueuedJobResponse[];
}

export class DeadLetterResponse extends JobHeadResponse {
  @Field('Listed in chapter 10 of the handbook.')
  errorCode: string;

  @Field()
  errorMessage: string;

  @TimeField()
  failedAt: string;

  @NullableTimeField('When it was put back as a new job.')
  redrivenAt: string | null;
}

export class DeadLettersResponse {
  @ListField(DeadLetterResponse, 'Newest first.')
  deadLetters: readonly DeadLetterResponse[];
}

export class RedrivenResponse {
  @Field('How many jobs are in the queue again.')
  redriven: number;
}
