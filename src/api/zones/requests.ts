import { IsString } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LAST_ORDER, NAME_LENGTH, TEXT_LENGTH } from '../../topics/taxonomy-text.js';
import { Flag, Optional, WholeNumber } from '../http/request-fields.js';

export class AddZoneRequest {
  @ApiProperty({ minLength: 1, maxLength: NAME_LENGTH, example: 'Data' })
  @IsString({ message: '$property must be a text' })
  name: string;

  @ApiProperty({ minLength: 1, maxLength: TEXT_LENGTH, example: 'How data is kept and changed.' })
  @IsString({ message: '$property must be a text' })
  description: string;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_ORDER, description: 'After all others if it is missing.' })
  @Optional()
  @WholeNumber(0, LAST_ORDER)
  order?: number;
}

export class ChangeZoneRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: NAME_LENGTH })
  @Optional()
  @IsString({ message: '$property must be a text' })
  name?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: TEXT_LENGTH })
  @Optional()
  @IsString({ message: '$property must be a text' })
  description?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: LAST_ORDER })
  @Optional()
  @WholeNumber(0, LAST_ORDER)
  order?: number;
}

export class DeleteZoneRequest {
  @Flag('Delete its topics and their subtopics too.')
  force?: boolean;
}
