import { IsBoolean, IsIn, IsString } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DIFFICULTIES } from '../../documents/document.entity.js';
import type { Difficulty } from '../../documents/document.entity.js';
import { TITLE_LENGTH } from '../../documents/document-title.js';
import { Optional, asBoolean, oneOf } from '../http/request-fields.js';

/** What a person may state about a document. */
export class ChangeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: TITLE_LENGTH })
  @Optional()
  @IsString()
  title?: string;

  @ApiPropertyOptional({ enum: DIFFICULTIES })
  @Optional()
  @IsIn(DIFFICULTIES, { message: oneOf(DIFFICULTIES) })
  difficulty?: Difficulty;
}

export class UploadRequest extends ChangeRequest {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The PDF.' })
  @Optional()
  file?: unknown;
}

export class FromAddressRequest extends ChangeRequest {
  @ApiProperty({ example: 'https://example.org/books/manual.pdf', description: 'Where the PDF is.' })
  @IsString({ message: 'url must be given once, as a text' })
  url: string;
}

export class DeleteRequest {
  @ApiPropertyOptional({
    default: false,
    description: 'Remove the file and all rows instead of hiding them.',
  })
  @Optional()
  @asBoolean
  @IsBoolean({ message: '$property must be true or false' })
  hard?: boolean;
}
