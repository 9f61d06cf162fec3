import { ApiProperty } from '@nestjs/swagger';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import type { DocumentStatus } from '../../documents/document.entity.js';
import type { DocumentView } from '../../documents/document-view.js';
import type { Deletion } from '../../documents/documents.service.js';
import type { RunView } from '../../runs/run-view.js';
import { PageResponse } from '../lists/page-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  OptionalField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';
import { RemovedRowsResponse, RunResponse } from '../runs/responses.js';

export class DocumentResponse implements DocumentView {
  @UuidField()
  id: string;

  @Field('Of the file: the same bytes are the same document.')
  sha256: string;

  @Field()
  title: string;

  @Field()
  fileName: string;

  @ChoiceField(DIFFICULTIES)
  difficulty: string;

  @NullableField(Number, 'Null until the book has been read.')
  pages: number | null;

  @ChoiceField(DOCUMENT_STATUSES)
  status: string;

  @Field('What a person should know about the status.')
  message: string;

  @Field()
  byteLength: number;

  @TimeField()
  createdAt: string;
}

export class UploadedDocumentResponse extends DocumentResponse {
  @Field('The library already contained the same bytes.')
  reused: boolean;
}

export class ListedDocumentResponse extends DocumentResponse {
  @Field('How many chunks are published.')
  chunks: number;
}

export class DocumentListResponse extends PageResponse {
  @CountsField('How many documents have each status.')
  byStatus: Partial<Record<DocumentStatus, number>>;

  @ListField(ListedDocumentResponse)
  results: readonly ListedDocumentResponse[];
}

export class DocumentDetailsResponse extends DocumentResponse {
  @ApiProperty({ type: RunResponse, nullable: true })
  lastRun: RunView | null;
}

export class DeletionResponse extends RemovedRowsResponse implements Deletion {
  @ChoiceField(['soft', 'hard'], '`soft`: hidden, and comes back with the same file; `hard`: removed.')
  kind: Deletion['kind'];

  @OptionalField(String, 'What could not be done, if anything.')
  warning?: string;
}
