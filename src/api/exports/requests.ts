import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EXPORT_FORMATS } from '../../reading/book-export.service.js';
import type { ExportFormat } from '../../reading/book-export.service.js';
import { oneOf } from '../http/request-fields.js';

export class ExportRequest {
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, default: 'jsonl' })
  @IsIn(EXPORT_FORMATS, { message: oneOf(EXPORT_FORMATS) })
  format: ExportFormat = 'jsonl';
}
