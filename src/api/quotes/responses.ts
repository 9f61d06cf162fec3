import { BoxResponse } from '../chunks/responses.js';
import type { PartBox } from '../../book/chunk-part.js';
import type { Difference } from '../../quotes/differences.js';
import type { QuotePlace, QuotedStretch } from '../../quotes/quote-place.js';
import type { QuoteAnswer } from '../../quotes/quotes.service.js';
import { ChoiceField, Field, ListField, NullableField, UuidField } from '../openapi/answer-fields.js';
import { HighlightResponse } from '../search/responses.js';

class DifferenceResponse implements Difference {
  @Field('Words of the quotation; empty if they are only in the book.')
  quote: string;

  @Field('Words of the book; empty if they are only in the quotation.')
  book: string;
}

class QuotedStretchResponse extends HighlightResponse implements QuotedStretch {
  @UuidField()
  chunkId: string;
}

/** In points (1/72 inch) from the lower left corner of the page. */
class QuoteBoxResponse extends BoxResponse implements Pick<PartBox, 'page' | 'x0' | 'y0' | 'x1' | 'y1'> {
  @Field('Physical page, from 1.')
  page: number;
}

class QuotePlaceResponse implements QuotePlace {
  @ChoiceField(['exact', 'near'], '`near`: `differences` says what is different.')
  match: QuotePlace['match'];

  @Field('Share of the letters that are the same, 0.85 to 1.')
  similarity: number;

  @UuidField()
  documentId: string;

  @Field('Of the document.')
  title: string;

  @ListField(String, 'Titles from the top of the contents to the section in which it begins.')
  sectionPath: readonly string[];

  @Field('Physical page, from 1.')
  pageFirst: number;

  @Field('Included.')
  pageLast: number;

  @NullableField(String, 'The number that is printed on the first page, if the book says so.')
  pageLabelFirst: string | null;

  @NullableField(String)
  pageLabelLast: string | null;

  @Field('What the book says, as one line.')
  text: string;

  @ListField(DifferenceResponse)
  differences: readonly DifferenceResponse[];

  @ListField(QuotedStretchResponse, 'The chunks that hold it, in reading order.')
  chunks: readonly QuotedStretchResponse[];

  @ListField(
    QuoteBoxResponse,
    'The paragraphs that hold it, for each page and column. Empty if they are not known.',
  )
  boxes: readonly QuoteBoxResponse[];
}

export class QuoteResponse implements QuoteAnswer {
  @ChoiceField(['exact', 'near', 'none'], '`none`: it stands in none of the books.')
  found: QuoteAnswer['found'];

  @Field('All places.')
  count: number;

  @Field('If false, there may be more places.')
  countIsComplete: boolean;

  @ListField(QuotePlaceResponse)
  places: readonly QuotePlaceResponse[];

  @Field('Milliseconds.')
  tookMs: number;
}
