import { Field, NullableField, NullableUuidField, TimeField, UuidField } from '../openapi/answer-fields.js';
import type { UploadView } from './resumable-uploads.js';

export class UploadResponse implements UploadView {
  @UuidField()
  id: string;

  @Field('Bytes that have arrived.')
  offset: number;

  @NullableField(Number, 'Null while the client has not said how many there will be.')
  size: number | null;

  @NullableUuidField('The document that the finished upload became.')
  documentId: string | null;

  @Field('Whether the library already contained the same bytes.')
  reused: boolean;

  @TimeField('It is removed then, finished or not.')
  expiresAt: string;
}
