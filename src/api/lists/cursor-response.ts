import { NullableField } from '../openapi/answer-fields.js';

/** What every list that is read with a cursor has, besides its `results`. */
export class CursorResponse {
  @NullableField(String, 'Cursor for the next page; null on the last one.')
  next: string | null;
}
