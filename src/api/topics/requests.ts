import { IsString, IsUUID } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NAME_LENGTH, TEXT_LENGTH } from '../../topics/taxonomy-text.js';
import { Optional } from '../http/request-fields.js';
import { PageRequest } from '../lists/page-request.js';

const ZONE = { message: 'zone must be the identifier of a zone' };
const SLUG = 'The name for addresses: small letters, digits and single hyphens.';

export class TopicListRequest extends PageRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only the topics of this zone.' })
  @Optional()
  @IsUUID(undefined, ZONE)
  zone?: string;
}

export class AddTopicRequest {
  @ApiProperty({ minLength: 1, maxLength: NAME_LENGTH, example: 'Lists' })
  @IsString({ message: '$property must be a text' })
  name: string;

  @ApiProperty({ minLength: 1, maxLength: TEXT_LENGTH, example: 'Values in an order.' })
  @IsString({ message: '$property must be a text' })
  description: string;

  @ApiProperty({ format: 'uuid', description: 'Identifier of its zone.' })
  @IsUUID(undefined, ZONE)
  zone: string;

  @ApiPropertyOptional({
    maxLength: NAME_LENGTH,
    description: `${SLUG} Made from the name if it is missing.`,
  })
  @Optional()
  @IsString({ message: '$property must be a text' })
  slug?: string;
}

export class ChangeTopicRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: NAME_LENGTH })
  @Optional()
  @IsString({ message: '$property must be a text' })
  name?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: TEXT_LENGTH })
  @Optional()
  @IsString({ message: '$property must be a text' })
  description?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Moves it to another zone.' })
  @Optional()
  @IsUUID(undefined, ZONE)
  zone?: string;

  @ApiPropertyOptional({ maxLength: NAME_LENGTH, description: SLUG })
  @Optional()
  @IsString({ message: '$property must be a text' })
  slug?: string;
}
