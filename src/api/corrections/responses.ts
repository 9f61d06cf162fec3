import { ApiProperty } from '@nestjs/swagger';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import { CORRECTION_KINDS, CORRECTION_STATUSES } from '../../corrections/correction.js';
import type {
  ChangedState,
  CorrectionKind,
  CorrectionStatus,
  Corrector,
} from '../../corrections/correction.js';
import type { CorrectionList } from '../../corrections/correction-lists.service.js';
import type { CorrectionView } from '../../corrections/correction-view.js';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { CursorResponse } from '../lists/cursor-response.js';
import {
  ChoiceField,
  CountsField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  NullableUuidField,
  ObjectField,
  OptionalField,
  TimeField,
  UuidField,
} from '../openapi/answer-fields.js';

class CorrectorResponse implements Corrector {
  @Field('`key`, `token`, `open`: the server needed no key; `command`: at the command line.')
  kind: string;

  @NullableField(String, 'Identifier of the key, or subject of the token.')
  id: string | null;

  @Field('Name of the key, subject of the token, or name of the account.')
  name: string;
}

class ChangedStateResponse implements ChangedState {
  @ApiProperty({ type: String, enum: CHUNK_TYPES, required: false })
  type?: ChunkType;

  @ApiProperty({
    type: String,
    enum: [...DIFFICULTIES, null],
    nullable: true,
    required: false,
    description: 'Null: that of the book.',
  })
  difficulty?: Difficulty | null;

  @OptionalField(String)
  title?: string;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'The texts of the chunks, in reading order.',
  })
  texts?: readonly string[];
}

class CorrectedPlaceResponse {
  @ListField(String, 'Titles from the top of the contents to the section.')
  sectionPath: readonly string[];

  @Field('Physical page, from 1.')
  page: number;
}

export class CorrectionResponse implements CorrectionView {
  @UuidField()
  id: string;

  @UuidField()
  documentId: string;

  @ChoiceField(CORRECTION_KINDS)
  kind: CorrectionKind;

  @ChoiceField(CORRECTION_STATUSES, '`not_applied`: what it corrects is no longer in the book.')
  status: CorrectionStatus;

  @NullableField(String, 'Why it is not applied.')
  reason: string | null;

  @ObjectField(CorrectorResponse)
  by: CorrectorResponse;

  @TimeField()
  madeAt: string;

  @NullableTimeField()
  undoneAt: string | null;

  @NullableField(String, 'The name of who has undone it.')
  undoneBy: string | null;

  @ObjectField(ChangedStateResponse, 'What it was before.')
  before: ChangedStateResponse;

  @ObjectField(ChangedStateResponse)
  after: ChangedStateResponse;

  @ObjectField(CorrectedPlaceResponse)
  place: CorrectedPlaceResponse;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The chunks that have it now, in reading order.',
  })
  chunkIds: readonly string[];

  @NullableUuidField('The section that has it now, for a title.')
  sectionId: string | null;
}

export class MadeCorrectionsResponse {
  @ListField(CorrectionResponse, 'One for each thing that was changed.')
  corrections: readonly CorrectionResponse[];
}

export class CorrectionListResponse extends CursorResponse implements CorrectionList {
  @UuidField()
  documentId: string;

  @Field('Corrections that the filter allows, on all pages of the list.')
  count: number;

  @CountsField('All corrections of the document by status.')
  byStatus: Readonly<Record<CorrectionStatus, number>>;

  @ListField(CorrectionResponse, 'Newest first.')
  results: readonly CorrectionResponse[];
}
