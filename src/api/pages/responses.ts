import { ApiProperty } from '@nestjs/swagger';
import type { IndexEntry, IndexPart, IndexReference, PageNumbering } from '../../book-index/book-index.js';
import { PART_KINDS } from '../../book/chunk-part.js';
import type { PartKind } from '../../book/chunk-part.js';
import { CHUNK_TYPES } from '../../book/chunk-type.js';
import type { ChunkType } from '../../book/chunk-type.js';
import type { PageRange } from '../../chunking/page-ledger.js';
import type { BookIndexList } from '../../reading/book-index.service.js';
import type { LedgerView } from '../../reading/ledger.service.js';
import type { PageChunkView, PageLineView, PagePartView, StoredPageView } from '../../reading/page-views.js';
import { BoxResponse } from '../chunks/responses.js';
import { CursorResponse } from '../lists/cursor-response.js';
import { ChoiceField, Field, ListField, NullableField, UuidField } from '../openapi/answer-fields.js';
import {
  DroppedResponse,
  LedgerLineResponse,
  PageNoteResponse,
  PageRangeResponse,
  RepeatedLineResponse,
} from '../runs/report-responses.js';

class PageLineResponse extends BoxResponse implements PageLineView {
  @Field()
  text: string;

  @Field('Dominant font.')
  font: string;

  @Field('Of the font, in points.')
  size: number;

  @Field('Share of the characters that are monospaced, 0 to 1.')
  monoShare: number;

  @Field('Share of the characters that are bold, 0 to 1.')
  boldShare: number;

  @NullableField(Number, '`ordinal` of the chunk that has its text; null for what was left out.')
  chunk: number | null;
}

class PagePartResponse implements PagePartView {
  @ChoiceField(PART_KINDS)
  kind: PartKind;

  @ListField(BoxResponse, 'One for each column.')
  boxes: readonly BoxResponse[];
}

class PageChunkResponse implements PageChunkView {
  @UuidField()
  chunkId: string;

  @Field('Position in the reading order of the document, from 0.')
  ordinal: number;

  @ChoiceField(CHUNK_TYPES)
  type: ChunkType;

  @ListField(BoxResponse, 'One for each column; empty for chunks written before boxes were stored.')
  boxes: readonly BoxResponse[];

  @ListField(PagePartResponse, 'What stands in it, as far as it is on this page; in reading order.')
  parts: readonly PagePartResponse[];
}

export class StoredPageResponse implements StoredPageView {
  @UuidField()
  documentId: string;

  @Field('Physical page, from 1.')
  page: number;

  @NullableField(String, 'The number that is printed on the page, if the PDF says so.')
  label: string | null;

  @Field('As a viewer shows the page, in points.')
  width: number;

  @Field()
  height: number;

  @ListField(PageLineResponse, 'In reading order.')
  lines: readonly PageLineResponse[];

  @ListField(PageChunkResponse, 'In reading order.')
  chunks: readonly PageChunkResponse[];
}

export class LedgerResponse implements LedgerView {
  @UuidField()
  documentId: string;

  @Field('All pages. The counts of `lines` add up to this.')
  pages: number;

  @ApiProperty({
    type: [LedgerLineResponse],
    nullable: true,
    description: 'Each page in one line; null for books ingested before it was kept.',
  })
  lines: LedgerView['lines'];

  @ListField(DroppedResponse, 'Text that is in no chunk: whole pages, and parts of pages that are kept.')
  leftOut: LedgerView['leftOut'];

  @ApiProperty({
    type: [RepeatedLineResponse],
    nullable: true,
    description:
      'Running heads, page numbers and other lines that repeat, which are in no chunk: at most 200, the most frequent first; null for books ingested before they were kept.',
  })
  repeated: LedgerView['repeated'];

  @ListField(PageNoteResponse, 'Pages that could not be read.')
  failures: LedgerView['failures'];

  @ListField(PageNoteResponse, 'Pages whose text is doubtful.')
  warnings: LedgerView['warnings'];

  @ApiProperty({
    type: PageRangeResponse,
    nullable: true,
    description: 'Without front and back matter; null when it is not known.',
  })
  content: PageRange | null;
}

class IndexReferenceResponse implements IndexReference {
  @Field('As printed.')
  label: string;

  @NullableField(Number, 'Physical page, from 1; null if no page has the label.')
  pageFirst: number | null;

  @NullableField(Number)
  pageLast: number | null;

  @Field('Whether the words of the term occur on one of these pages.')
  confirmed: boolean;
}

class IndexEntryResponse implements IndexEntry {
  @Field('Heads and sub-entry joined.')
  term: string;

  @ListField(String, 'The same as a list.')
  path: readonly string[];

  @Field('Position of its index in `parts`.')
  part: number;

  @ListField(Number, 'Physical pages, ascending.')
  pages: readonly number[];

  @ListField(IndexReferenceResponse)
  references: readonly IndexReferenceResponse[];

  @ListField(String, 'Terms to look up instead.')
  see: readonly string[];

  @ListField(String, 'Other terms to look up.')
  seeAlso: readonly string[];

  @NullableField(Number, 'Share of the references that are confirmed; null without references.')
  confidence: number | null;
}

class IndexPartResponse implements IndexPart {
  @NullableField(String)
  title: string | null;

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;
}

class PageNumberingResponse implements PageNumbering {
  @ChoiceField(['labels', 'offset'])
  source: PageNumbering['source'];

  @NullableField(Number, 'Physical minus printed page; null with `labels`.')
  offset: number | null;
}

export class BookIndexResponse extends CursorResponse implements BookIndexList {
  @UuidField()
  documentId: string;

  @Field('All entries.')
  count: number;

  @ListField(IndexPartResponse, 'The indexes of the book; empty if it has none.')
  parts: readonly IndexPartResponse[];

  @ApiProperty({ type: PageNumberingResponse, nullable: true })
  numbering: PageNumbering | null;

  @NullableField(Number, 'Share of all references that are confirmed, 0 to 1.')
  confidence: number | null;

  @ListField(IndexEntryResponse, 'In the order of the index.')
  results: readonly IndexEntryResponse[];
}
