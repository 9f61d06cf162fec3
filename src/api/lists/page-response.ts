import { Field, NullableField } from '../openapi/answer-fields.js';
import type { PageLinks } from './page-links.js';

/** What every list that is asked for by `limit` and `offset` has, besides its `results`. */
export class PageResponse implements PageLinks {
  @Field('Of the whole list, not of this page.')
  count: number;

  @NullableField(String, 'Address of the next page; null on the last one.')
  next: string | null;

  @NullableField(String, 'Address of the previous page; null on the first one.')
  previous: string | null;
}
