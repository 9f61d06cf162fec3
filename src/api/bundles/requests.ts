import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { VECTOR_CHOICES } from '../../bundles/vector-plan.js';
import type { VectorChoice } from '../../bundles/vector-plan.js';
import { Flag, Optional, SomeIds, oneOf } from '../http/request-fields.js';

export class BundleRequest {
  @SomeIds('document', 'Only these books; otherwise all, with the topics of the library.')
  document?: string[];

  @Flag('With the PDF files.')
  files?: boolean;
}

export class BundleCheckRequest {
  @Flag('Take the version of the bundle where the library has another one.')
  replace?: boolean;

  @Flag('Take topics over although the library has some: what differs is changed.')
  topics?: boolean;
}

export class BundleImportRequest extends BundleCheckRequest {
  @ApiPropertyOptional({
    enum: VECTOR_CHOICES,
    default: 'refuse',
    description:
      'With vectors by another model than the one that searches use: `refuse` the bundle, `adopt` them beside the others ' +
      '(needs the scope `admin`), or `embed` the books again.',
  })
  @Optional()
  @IsIn(VECTOR_CHOICES, { message: oneOf(VECTOR_CHOICES) })
  vectors?: VectorChoice;
}
