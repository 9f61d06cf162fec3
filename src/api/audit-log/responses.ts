import { ApiProperty } from '@nestjs/swagger';
import type { AuditPage, AuditView } from '../../access/audit.service.js';
import {
  Field,
  ListField,
  NullableField,
  NullableUuidField,
  ObjectField,
  TimeField,
} from '../openapi/answer-fields.js';

export class AuditCallerResponse {
  @Field('`key`, `token`, or `open`: the server needed no key.')
  kind: string;

  @NullableField(String, 'Identifier of the key, or subject of the token.')
  id: string | null;

  @Field('Name of the key, or subject of the token.')
  name: string;
}

export class AuditEntryResponse implements AuditView {
  @Field()
  id: string;

  @TimeField()
  at: string;

  @ObjectField(AuditCallerResponse)
  caller: AuditCallerResponse;

  @Field()
  method: string;

  @Field('As this description names it, such as `/v1/documents/:id`.')
  route: string;

  @Field('As it was asked for, without the query.')
  path: string;

  @ApiProperty({
    type: 'integer',
    description: 'The HTTP status of the answer; 499: the client left before it.',
  })
  status: number;

  @NullableUuidField()
  requestId: string | null;
}

export class AuditPageResponse implements AuditPage {
  @ListField(AuditEntryResponse)
  results: readonly AuditEntryResponse[];

  @NullableField(String, 'The `after` of the next page; null on the last one.')
  next: string | null;
}
