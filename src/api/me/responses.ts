import { ApiProperty } from '@nestjs/swagger';
import type { AllowedDocuments, Caller } from '../../access/caller.js';
import { SCOPES } from '../../access/scope.js';
import type { Scope } from '../../access/scope.js';
import { ChoiceField, Field, NullableField } from '../openapi/answer-fields.js';

/** Signed links open only pictures, so their holders never ask here. */
const KINDS: readonly Caller['kind'][] = ['key', 'token', 'open'];

export class MeResponse {
  @ChoiceField(KINDS, '`open`: the server needs no key.')
  kind: Caller['kind'];

  @NullableField(String, 'Identifier of the key, or subject of the token; null: the server needs none.')
  id: string | null;

  @Field('Name of the key, or subject of the token.')
  name: string;

  @ChoiceField(SCOPES, '`write` contains `read`, and `admin` contains both.')
  scope: Scope;

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Identifiers of the documents that the caller is limited to; null: it is not limited.',
  })
  documents: AllowedDocuments;

  @Field('Whether the server asks its callers for a key.')
  needsKey: boolean;
}
