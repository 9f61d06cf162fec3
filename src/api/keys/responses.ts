import { ApiProperty } from '@nestjs/swagger';
import type { KeyPage } from '../../access/keys.service.js';
import { KEY_STATES } from '../../access/key-view.js';
import type { KeyState, KeyView, NewKeyView } from '../../access/key-view.js';
import { SCOPES } from '../../access/scope.js';
import type { Scope } from '../../access/scope.js';
import {
  ChoiceField,
  Field,
  ListField,
  NullableField,
  NullableTimeField,
  TimeField,
} from '../openapi/answer-fields.js';

export class KeyResponse implements KeyView {
  @Field('The eight characters after `colo_`.')
  id: string;

  @Field('Who uses the key.')
  name: string;

  @ChoiceField(SCOPES)
  scope: Scope;

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Identifiers of the documents that the key is limited to; null: it is not limited.',
  })
  documents: readonly string[] | null;

  @ChoiceField(KEY_STATES)
  state: KeyState;

  @TimeField()
  createdAt: string;

  @NullableTimeField('Null: never.')
  expiresAt: string | null;

  @NullableTimeField()
  revokedAt: string | null;

  @NullableTimeField('To the minute.')
  lastUsedAt: string | null;

  @NullableField(String, 'Identifier of the key that takes the place of this one.')
  replacedBy: string | null;
}

export class NewKeyResponse extends KeyResponse implements NewKeyView {
  @ApiProperty({
    description: 'The key. Only its hash is stored, so no later answer contains it.',
    pattern: '^colo_[0-9A-Za-z]{57}$',
  })
  key: string;
}

export class KeyPageResponse implements KeyPage {
  @ListField(KeyResponse)
  results: readonly KeyResponse[];

  @NullableField(String, 'The `after` of the next page; null on the last one.')
  next: string | null;
}
