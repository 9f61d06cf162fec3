import { IsIn, IsObject, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { COVERAGES } from '../../ranking/ranking-overview.js';
import type { Coverage } from '../../ranking/ranking-overview.js';
import { LONGEST_LIST } from '../../ranking/ranking.config.js';
import { NAME_LENGTH } from '../../topics/taxonomy-text.js';
import { Optional, Share, WholeNumber, oneOf } from '../http/request-fields.js';
import { PageRequest } from '../lists/page-request.js';

class ThresholdsRequest {
  @ApiPropertyOptional({ minimum: 0, maximum: 1 })
  @Optional()
  @Share()
  concept?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 1 })
  @Optional()
  @Share()
  code?: number;
}

export class RankRequest {
  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1,
    description: 'Least score; RANKING_THRESHOLD if it is missing.',
  })
  @Optional()
  @Share()
  threshold?: number;

  @ApiPropertyOptional({ type: ThresholdsRequest, description: 'Least scores of single lists.' })
  @Optional()
  @IsObject({ message: '$property must be an object with concept, code or both' })
  @ValidateNested()
  @Type(() => ThresholdsRequest)
  thresholds?: ThresholdsRequest;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: LONGEST_LIST,
    description: 'Chunks of each list; RANKING_LENGTH if it is missing.',
  })
  @Optional()
  @WholeNumber(1, LONGEST_LIST)
  topK?: number;
}

export class OverviewRequest extends PageRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only the subtopics of this topic.' })
  @Optional()
  @IsUUID(undefined, { message: 'topic must be the identifier of a topic' })
  topic?: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 2 * LONGEST_LIST,
    description: 'Least number of chunks in both lists.',
  })
  @Optional()
  @WholeNumber(0, 2 * LONGEST_LIST)
  minChunks?: number;

  @ApiPropertyOptional({
    maxLength: NAME_LENGTH,
    description: 'Part of the name of the subtopic or its topic.',
  })
  @Optional()
  @IsString({ message: 'text must be given once, as a text' })
  @MaxLength(NAME_LENGTH, { message: `text must have at most ${NAME_LENGTH} characters` })
  text?: string;

  @ApiPropertyOptional({
    enum: COVERAGES,
    description: 'Only subtopics with a list that the library serves so.',
  })
  @Optional()
  @IsIn(COVERAGES, { message: oneOf(COVERAGES) })
  coverage?: Coverage;
}
