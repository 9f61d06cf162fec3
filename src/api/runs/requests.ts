import { IsBoolean, IsIn } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { FIRST_STAGES, LAST_STAGES } from '../../runs/run-states.js';
import type { FirstStage, LastStage } from '../../runs/run-states.js';
import { Optional, oneOf } from '../http/request-fields.js';

export class StartRequest {
  @ApiPropertyOptional({ default: false, description: 'Ingest again even when the document is complete.' })
  @Optional()
  @IsBoolean({ message: '$property must be true or false' })
  force?: boolean;
}

export class ReprocessRequest {
  @ApiPropertyOptional({
    enum: FIRST_STAGES,
    default: 'reading',
    description:
      '`embedding` does not read the book again: it embeds and publishes the chunks that wait for it. If none wait, it embeds the published chunks that lack vectors.',
  })
  @Optional()
  @IsIn(FIRST_STAGES, { message: oneOf(FIRST_STAGES) })
  stage?: FirstStage;

  @ApiPropertyOptional({
    enum: LAST_STAGES,
    default: 'publishing',
    description:
      'The stage to end with. `structuring`: the contents, as `entries` in the report of the run. `chunking`: the chunks, which wait for a run from `embedding` on. Neither of the two changes what is published.',
  })
  @Optional()
  @IsIn(LAST_STAGES, { message: oneOf(LAST_STAGES) })
  until?: LastStage;
}
