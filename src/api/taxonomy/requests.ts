import { IsIn } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { TAXONOMY_FORMATS } from '../../topics/taxonomy-files.js';
import type { TaxonomyFormat } from '../../topics/taxonomy-files.js';
import { Optional, oneOf } from '../http/request-fields.js';

export class ExportRequest {
  @ApiPropertyOptional({ enum: TAXONOMY_FORMATS, default: 'json' })
  @Optional()
  @IsIn(TAXONOMY_FORMATS, { message: oneOf(TAXONOMY_FORMATS) })
  format: TaxonomyFormat = 'json';
}
