import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, IsUUID, MaxLength } from 'class-validator';
import { Optional, WholeNumber } from '../http/request-fields.js';

const NAME_LENGTH = 100;

class JobName {
  @ApiPropertyOptional({ description: 'Only jobs of this name.', example: 'ingest' })
  @Optional()
  @IsString({ message: 'name must be the name of a job' })
  @MaxLength(NAME_LENGTH)
  name?: string;
}

export class JobsRequest extends JobName {
  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 20, description: 'Of each name.' })
  @WholeNumber(1, 1000)
  limit: number = 20;
}

export class PauseRequest extends JobName {}

export class RedriveRequest extends JobName {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only this one.' })
  @Optional()
  @IsUUID(undefined, { message: 'id must be the identifier of a failed job' })
  id?: string;

  @ApiPropertyOptional({ description: '`true`: all that were not put back yet.' })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  all?: boolean;
}
