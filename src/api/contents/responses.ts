import { ApiProperty } from '@nestjs/swagger';
import type {
  ContentsList,
  ContentsOrigin,
  ContentsTree,
  WholeSection,
} from '../../reading/contents.service.js';
import type { SectionNode } from '../../reading/contents-tree.js';
import type { SectionView } from '../../reading/reading-views.js';
import { ChunkListResponse } from '../chunks/responses.js';
import {
  Field,
  ListField,
  NullableField,
  NullableUuidField,
  ObjectField,
  UuidField,
} from '../openapi/answer-fields.js';

export class SectionResponse implements SectionView {
  @UuidField('A book that is read again gets new sections.')
  id: string;

  @NullableUuidField('Null at the top level.')
  parentId: string | null;

  @Field('Position in the contents, from 0.')
  order: number;

  @Field('0 for the top level.')
  level: number;

  @Field()
  title: string;

  @ListField(String, 'Titles from the top level down to this section.')
  path: readonly string[];

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @NullableField(String, 'The number that is printed on the page, if chunks know it.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @Field('Chunks of the section itself.')
  chunks: number;

  @Field('Chunks of the section and of all sections below it.')
  chunksBelow: number;

  @Field('Whether its title was corrected by hand.')
  corrected: boolean;
}

export class SectionNodeResponse extends SectionResponse implements SectionNode {
  @ApiProperty({ type: () => [SectionNodeResponse] })
  children: readonly SectionNodeResponse[];
}

class ContentsOriginResponse implements ContentsOrigin {
  @UuidField()
  documentId: string;

  @NullableField(String, 'Where the contents come from; null before the book is ingested.')
  source: string | null;

  @NullableField(Number, 'How sure they are, 0 to 1; null before it was measured.')
  confidence: number | null;

  @Field('All entries of the book.')
  count: number;
}

export class ContentsResponse extends ContentsOriginResponse implements ContentsList {
  @ListField(SectionResponse, 'In reading order.')
  results: readonly SectionResponse[];

  @NullableField(String, 'Cursor for the next page; null on the last one.')
  next: string | null;
}

export class ContentsTreeResponse extends ContentsOriginResponse implements ContentsTree {
  @ListField(SectionNodeResponse, 'The top level.')
  entries: readonly SectionNodeResponse[];

  @Field('False when deeper levels were left out, because of `levels` or because the answer is too large.')
  complete: boolean;
}

export class WholeSectionResponse implements WholeSection {
  @ObjectField(SectionResponse)
  section: SectionResponse;

  @UuidField()
  documentId: string;

  @Field('Of the document.')
  title: string;

  @ListField(SectionResponse, 'The sections directly below it.')
  children: readonly SectionResponse[];

  @ObjectField(ChunkListResponse)
  chunks: ChunkListResponse;
}
