import type { ChunkMarks, PageMarks } from '../../reading/marks.service.js';
import type { WordBox } from '../../reading/word-boxes.js';
import { BoxResponse } from '../chunks/responses.js';
import { Field, ListField, UuidField } from '../openapi/answer-fields.js';

class WordBoxResponse extends BoxResponse implements WordBox {
  @Field()
  text: string;
}

class PageMarksResponse implements PageMarks {
  @Field('Physical page, from 1.')
  page: number;

  @ListField(BoxResponse, 'One for each column; empty for chunks written before boxes were stored.')
  boxes: readonly BoxResponse[];

  @ListField(WordBoxResponse, 'Right to about the width of a letter.')
  words: readonly WordBoxResponse[];
}

export class ChunkMarksResponse implements ChunkMarks {
  @UuidField()
  chunkId: string;

  @UuidField()
  documentId: string;

  @ListField(PageMarksResponse)
  pages: readonly PageMarksResponse[];
}
