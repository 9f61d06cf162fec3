import { ChoiceField } from '../openapi/answer-fields.js';

export class LiveResponse {
  @ChoiceField(['ok'])
  status: 'ok';
}
