import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { DELIVERY_STATES } from '../../webhooks/webhook-delivery.entity.js';
import type { DeliveryState } from '../../webhooks/webhook-delivery.entity.js';
import { WEBHOOK_TYPES } from '../../webhooks/webhook-types.js';
import type { WebhookType } from '../../webhooks/webhook-types.js';
import { OVERLAP_HOURS } from '../../webhooks/webhooks.service.js';
import { Optional, WholeNumber, oneOf } from '../http/request-fields.js';

const DESCRIPTION_LENGTH = 255;
/** A week: long enough for every way to roll out a secret. */
const MOST_OVERLAP_HOURS = 168;

const TYPES = {
  enum: WEBHOOK_TYPES,
  isArray: true,
  nullable: true,
  description: 'The events to be told of. Null: all, those of later versions included.',
  example: ['document.completed', 'document.failed'],
};

/** Null is a value here: all types. */
function Types(): PropertyDecorator {
  const rules = [
    IsArray({ message: '$property must be a list' }),
    ArrayMinSize(1, { message: '$property must name at least one type of event, or be null for all' }),
    IsIn(WEBHOOK_TYPES, { each: true, message: oneOf(WEBHOOK_TYPES) }),
    ValidateIf((_, value) => value !== undefined && value !== null),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

export class AddWebhookRequest {
  @ApiProperty({ example: 'https://example.org/hooks/colophon', description: 'Where events are sent.' })
  @IsString({ message: 'url must be given once, as a text' })
  url: string;

  @ApiPropertyOptional(TYPES)
  @Types()
  types?: WebhookType[] | null;

  @ApiPropertyOptional({ maxLength: DESCRIPTION_LENGTH, default: '' })
  @Optional()
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH)
  description?: string;
}

export class ChangeWebhookRequest {
  @ApiPropertyOptional({ example: 'https://example.org/hooks/colophon' })
  @Optional()
  @IsString()
  url?: string;

  @ApiPropertyOptional(TYPES)
  @Types()
  types?: WebhookType[] | null;

  @ApiPropertyOptional({ maxLength: DESCRIPTION_LENGTH })
  @Optional()
  @IsString()
  @MaxLength(DESCRIPTION_LENGTH)
  description?: string;

  @ApiPropertyOptional({
    description: 'Whether events are sent. Switched on again, it continues where it stopped.',
  })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  active?: boolean;
}

export class RotateSecretRequest {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: MOST_OVERLAP_HOURS,
    default: OVERLAP_HOURS,
    description: 'Hours for which the former secret signs as well.',
  })
  @Optional()
  @WholeNumber(0, MOST_OVERLAP_HOURS)
  overlapHours?: number;
}

export class DeliveriesRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @WholeNumber(1, 100)
  limit: number = 20;

  @ApiPropertyOptional({ format: 'uuid', description: 'The `next` of the answer before.' })
  @Optional()
  @IsUUID(undefined, { message: 'cursor must be the `next` of an answer' })
  cursor?: string;

  @ApiPropertyOptional({ enum: DELIVERY_STATES })
  @Optional()
  @IsIn(DELIVERY_STATES, { message: oneOf(DELIVERY_STATES) })
  state?: DeliveryState;
}
