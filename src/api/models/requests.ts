import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { SLOTS } from '../../book/slot.js';
import type { Slot } from '../../book/slot.js';
import { IsModelKey, MODEL_KEY } from '../http/model-key.js';
import { Optional, oneOf } from '../http/request-fields.js';

export class ModelChangeRequest {
  @ApiProperty({
    description: 'A model of this installation: the `key` of a model.',
    ...MODEL_KEY,
  })
  @IsModelKey()
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
