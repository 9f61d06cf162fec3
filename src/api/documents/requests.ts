import { IsIn, IsISO8601, IsString, Length, Matches } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DIFFICULTIES, DOCUMENT_STATUSES } from '../../documents/document.entity.js';
import type { Difficulty, DocumentStatus } from '../../documents/document.entity.js';
import { DOCUMENT_SORTS } from '../../documents/document-list.js';
import type { DocumentSort } from '../../documents/document-list.js';
import { TITLE_LENGTH } from '../../documents/document-title.js';
import { Flag, Optional, SomeIds, SomeOf, oneOf } from '../http/request-fields.js';
import { CursorRequest } from '../lists/cursor-request.js';
import { SparseFields } from '../lists/sparse-fields.js';
import { DOCUMENT_FIELDS } from './responses.js';

/** What a person may state about a document. */
export class ChangeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: TITLE_LENGTH })
  @Optional()
  @IsString()
  title?: string;

  @ApiPropertyOptional({ enum: DIFFICULTIES })
  @Optional()
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty;
}

export class UploadRequest extends ChangeRequest {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The PDF.' })
  @Optional()
  file?: unknown;
}

export class FromAddressRequest extends ChangeRequest {
  @ApiProperty({ example: 'https://example.org/books/manual.pdf', description: 'Where the PDF is.' })
  @IsString({ message: 'url must be given once, as a text' })
  url: string;
}

export class DeleteRequest {
  @Flag('Remove the file and all rows instead of hiding them.')
  hard?: boolean;
}

export class DocumentListRequest extends CursorRequest {
  @SomeOf(DOCUMENT_STATUSES)
  status: DocumentStatus[] = [];

  @SomeOf(DIFFICULTIES)
  difficulty: Difficulty[] = [];

  @SomeIds('document', 'Only these, if the rest of the filter allows them.')
  document: string[] = [];

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: TITLE_LENGTH,
    description: 'A part of the title or of the file name, in any case.',
  })
  @Optional()
  @Length(1, TITLE_LENGTH, { message: `$property must have 1 to ${TITLE_LENGTH} characters` })
  @Matches(/^[^\0]*$/, { message: '$property must not have NUL characters' })
  title?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Added at this time or later.' })
  @Optional()
  @IsISO8601({ strict: true }, { message: '$property must be a time such as 2026-01-31T12:00:00Z' })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Added before this time.' })
  @Optional()
  @IsISO8601({ strict: true }, { message: '$property must be a time such as 2026-01-31T12:00:00Z' })
  until?: string;

  @ApiPropertyOptional({
    enum: DOCUMENT_SORTS,
    default: '-createdAt',
    description: 'A minus turns the order round.',
  })
  @Optional()
  @IsIn(DOCUMENT_SORTS, { message: oneOf(DOCUMENT_SORTS) })
  sort?: DocumentSort;

  @Flag('The hidden documents instead of the live ones.')
  deleted?: boolean;

  @SparseFields(DOCUMENT_FIELDS)
  fields?: string[];
}
