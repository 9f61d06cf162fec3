import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsString } from 'class-validator';
import { PICTURE_FORMATS } from '../../pdf/render/desk-protocol.js';
import type { PictureFormat } from '../../pdf/render/desk-protocol.js';
import { PICTURE_WIDTHS } from '../../reading/pages.service.js';
import type { PictureWidth } from '../../reading/pages.service.js';
import { Flag, LAST_PAGE, WholeNumber, oneOf } from '../http/request-fields.js';

/** The parameters of the path. */
export class PagePath {
  @IsString()
  id: string;

  @WholeNumber(1, LAST_PAGE)
  page: number;
}

export class PictureRequest {
  @ApiPropertyOptional({ enum: PICTURE_WIDTHS, type: Number, default: 1200, description: 'In pixels.' })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{3,4}$/.test(value) ? Number(value) : value,
  )
  @IsIn(PICTURE_WIDTHS, { message: oneOf(PICTURE_WIDTHS.map(String)) })
  width: PictureWidth = 1200;

  @ApiPropertyOptional({ enum: PICTURE_FORMATS, default: 'webp' })
  @IsIn(PICTURE_FORMATS, { message: oneOf(PICTURE_FORMATS) })
  format: PictureFormat = 'webp';

  @Flag('Whether to draw the borders of the chunks.')
  boxes: boolean = false;
}
