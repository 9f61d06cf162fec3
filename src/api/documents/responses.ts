import { ApiProperty, PartialType } from '@nestjs/swagger';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import type { Difficulty, DocumentStatus } from '../../documents/document.entity.js';
import type { DocumentFacets, ListedDocument } from '../../documents/document-list.js';
import type { DocumentList } from '../../documents/document-list.service.js';
import type { DocumentView } from '../../documents/document-view.js';
import type { Deletion } from '../../documents/documents.service.js';
import type { RunView } from '../../runs/run-view.js';
import { CursorResponse } from '../lists/cursor-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableUuidField,
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
  difficulty: Difficulty;

  @NullableField(Number, 'Null until the book has been read.')
  pages: number | null;

  @ChoiceField(DOCUMENT_STATUSES)
  status: DocumentStatus;

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

export class SampleResponse extends UploadedDocumentResponse {
  @NullableUuidField('The run that ingests it, or that has completed it; null when another run works on it.')
  runId: string | null;
}

export class ListedDocumentResponse extends DocumentResponse implements ListedDocument {
  @Field('How many chunks are published.')
  chunks: number;

  @NullableField(
    Number,
    'Which share of them the last run left with a vector, 0 to 1; null before a publication.',
  )
  coverage: number | null;
}

export const DOCUMENT_FIELDS = [
  'id',
  'sha256',
  'title',
  'fileName',
  'difficulty',
  'pages',
  'status',
  'message',
  'byteLength',
  'createdAt',
  'chunks',
  'coverage',
] as const satisfies readonly (keyof ListedDocumentResponse)[];

/** The fields that were asked for. */
export class SparseDocumentResponse extends PartialType(ListedDocumentResponse) {}

class DocumentTotalsResponse extends CursorResponse implements DocumentFacets {
  @Field('Documents that the filter allows, on all pages of the list.')
  count: number;

  @CountsField('How many documents have each status, whatever statuses the filter names.')
  byStatus: DocumentFacets['byStatus'];

  @CountsField('How many documents have each difficulty, whatever difficulties the filter names.')
  byDifficulty: DocumentFacets['byDifficulty'];
}

export class DocumentListResponse extends DocumentTotalsResponse implements DocumentList {
  @ListField(ListedDocumentResponse)
  results: readonly ListedDocumentResponse[];
}

export class SparseDocumentListResponse extends DocumentTotalsResponse {
  @ListField(SparseDocumentResponse)
  results: readonly SparseDocumentResponse[];
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
