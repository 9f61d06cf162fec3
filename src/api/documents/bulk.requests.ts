import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { FIRST_STAGES, LAST_STAGES } from '../../runs/run-states.js';
import type { FirstStage, LastStage } from '../../runs/run-states.js';
import { Optional, oneOf } from '../http/request-fields.js';

const BULK_ACTIONS = ['reprocess', 'cancel', 'delete', 'set-difficulty'] as const;
/** Each is a transaction or two, so a hundred take about a second. */
const MOST_DOCUMENTS = 100;

export class BulkRequest {
  @ApiProperty({ enum: BULK_ACTIONS, description: '`delete` needs the scope `admin`, the others `write`.' })
  @IsIn(BULK_ACTIONS, { message: oneOf(BULK_ACTIONS) })
  action: (typeof BULK_ACTIONS)[number];

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: MOST_DOCUMENTS })
  @IsArray({ message: 'documents must be a list of identifiers' })
  @ArrayMinSize(1, { message: 'documents must name at least one document' })
  @ArrayMaxSize(MOST_DOCUMENTS, { message: `documents may name at most ${MOST_DOCUMENTS} documents` })
  @IsUUID(undefined, { each: true, message: 'documents must be identifiers of documents' })
  documents: string[];

  @ApiPropertyOptional({ enum: FIRST_STAGES, default: 'reading', description: 'Only for `reprocess`.' })
  @Optional()
  @IsIn(FIRST_STAGES, { message: oneOf(FIRST_STAGES) })
  stage?: FirstStage;

  @ApiPropertyOptional({ enum: LAST_STAGES, default: 'publishing', description: 'Only for `reprocess`.' })
  @Optional()
  @IsIn(LAST_STAGES, { message: oneOf(LAST_STAGES) })
  until?: LastStage;

  @ApiPropertyOptional({ default: false, description: 'Only for `delete`: remove instead of hide.' })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  hard?: boolean;

  @ApiPropertyOptional({ enum: DIFFICULTIES, description: 'For `set-difficulty`.' })
  @Optional()
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty;
}
