import type { SettingInForce } from '../../config/settings-in-force.js';
import { Field, ListField, NullableField } from '../openapi/answer-fields.js';

class SettingResponse implements SettingInForce {
  @Field('Its environment variable.')
  name: string;

  @NullableField(String, 'As it would be written in the environment; null for a secret.')
  value: string | null;

  @Field()
  default: string;

  @Field('Whether the environment or the .env file names it.')
  isSet: boolean;

  @Field()
  isSecret: boolean;

  @Field('What it means.')
  about: string;
}

export class SettingsResponse {
  @ListField(SettingResponse)
  settings: readonly SettingResponse[];
}
