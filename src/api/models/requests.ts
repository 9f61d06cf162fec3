import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { SLOTS } from '../../book/slot.js';
import type { Slot } from '../../book/slot.js';
import { PLAIN_NAME } from '../../models/model-manifest.js';
import { Optional, oneOf } from '../http/request-fields.js';

const KEY_LENGTH = 200;

export class ModelChangeRequest {
  @ApiProperty({
    description: 'A model of this installation: the `key` of a model.',
    pattern: PLAIN_NAME.source,
    maxLength: KEY_LENGTH,
  })
  @IsString({ message: 'model must be the key of a model' })
  @MaxLength(KEY_LENGTH)
  @Matches(PLAIN_NAME, { message: 'model must be the key of a model' })
  model: string;

  @ApiPropertyOptional({
    enum: SLOTS,
    description: 'Only for prose (`concept`) or for listings, examples and exercises (`code`).',
  })
  @Optional()
  @IsIn(SLOTS, { message: oneOf(SLOTS) })
  slot?: Slot;

  @ApiPropertyOptional({
    default: false,
    description: 'Wait for the switch to be asked for when all is embedded and compared.',
  })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  hold?: boolean;
}
