import { ApiProperty } from '@nestjs/swagger';
import type { BulkResult } from '../../ingestion/bulk-actions.service.js';
import { Field, ListField, NullableField, NullableUuidField, UuidField } from '../openapi/answer-fields.js';

class BulkErrorResponse {
  @Field()
  code: string;

  @Field()
  message: string;

  @NullableField(String)
  hint: string | null;
}

export class BulkResultResponse implements BulkResult {
  @UuidField()
  documentId: string;

  @Field()
  done: boolean;

  @NullableUuidField('The run that was queued or cancelled.')
  runId: string | null;

  @ApiProperty({ type: BulkErrorResponse, nullable: true, description: 'Why it was not done.' })
  error: BulkErrorResponse | null;
}

export class BulkResponse {
  @ListField(BulkResultResponse, 'One for each document, in the order of the request.')
  results: readonly BulkResultResponse[];
}
