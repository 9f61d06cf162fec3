import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { borderOf } from '../chunking/page-view/page-marks.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError, messageOf } from '../errors/errors.js';
import { unpackPage } from '../pdf/packed-page.js';
import { PdfConfig } from '../pdf/pdf.config.js';
import { readShared } from '../pdf/read-shared.js';
import type { DeskRequest, PictureFormat } from '../pdf/render/desk-protocol.js';
import { PageDesks } from '../pdf/render/page-desks.js';
import type { Mark } from '../pdf/render/picture.js';
import { ChunkRepository } from './chunk.repository.js';
import { boxesOnPage } from './chunk-boxes.js';
import { DiskCache } from './disk-cache.js';
import { storedPageView } from './page-views.js';
import type { StoredPageView } from './page-views.js';
import { ReadingConfig } from './reading.config.js';

/** In pixels: a thumbnail beside text, a page on a screen, and one on a screen of double density. */
export const PICTURE_WIDTHS = [800, 1200, 1600] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

export interface PictureOptions {
  readonly width: PictureWidth;
  readonly format: PictureFormat;
  /** Whether to draw the borders of the chunks. */
  readonly boxes: boolean;
}

/** A picture of a page that may still have to be drawn. */
export interface PagePicture {
  /** Names its content: the same name, the same bytes. */
  readonly name: string;
  readonly format: PictureFormat;
  /** Whether the page will always look like this. Chunks change when a book is read again. */
  readonly lasting: boolean;
  /** The file. @throws as `PagesService.picture` */
  readonly read: () => Promise<Uint8Array>;
}

/** Raised when pages are drawn in another way, so that no old picture is shown. */
const VERSION = 1;

const PREPARE_AFTER_MS = 5000;

/** Single pages of stored books: their lines and their pictures. */
@Injectable()
export class PagesService implements OnModuleDestroy {
  private readonly logger = new Logger(PagesService.name);
  private readonly desks: PageDesks;
  private closing = false;
  private preparing: NodeJS.Timeout | undefined;
  private readonly drawing = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly documents: DocumentsService,
    private readonly chunks: ChunkRepository,
    private readonly cache: DiskCache,
    { heapMegabytes, pageSeconds }: PdfConfig,
    { pageThreads }: ReadingConfig,
  ) {
    this.desks = new PageDesks({ threads: pageThreads, heapMegabytes, pageSeconds });
  }

  /**
   * Makes ready what the first picture needs, so that nobody waits for it. It begins when a starting server has done
   * everything else. Without it, the first pictures are only slower.
   */
  prepareSoon(): void {
    const prepare = () =>
      this.desks.prepare().catch((error: unknown) => {
        if (!this.closing) this.logger.warn(`Pages cannot be drawn: ${messageOf(error)}`);
      });
    this.preparing = setTimeout(() => void prepare(), PREPARE_AFTER_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearTimeout(this.preparing);
    await this.desks.close();
  }

  /**
   * The text of a page with its places, and the chunks that have it.
   *
   * @throws {UserError} `document.not_found`, `page.not_found`, `page.encrypted`; {OperationalError}
   *         `document.render_failed`, `pages.busy`.
   */
  async page(id: string, page: number): Promise<StoredPageView> {
    const document = await this.documentWith(id, page);
    const [{ page: packed, label }, chunks] = await Promise.all([
      this.ask(document, { kind: 'lines', page }),
      this.chunks.onPage(document.id, page),
    ]);
    return storedPageView(document.id, unpackPage(packed, label), chunks);
  }

  /** The picture of a page as viewers show it. @throws as `page`; most of it only when it is read. */
  async picture(id: string, page: number, { width, format, boxes }: PictureOptions): Promise<PagePicture> {
    const document = await this.documentWith(id, page);
    const marks = boxes ? await this.marksOn(document.id, page) : [];
    const asked = [VERSION, document.sha256, page, width, format, marks];
    const name = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const request = { kind: 'picture', page, width, format, marks } as const;
    return {
      name,
      format,
      lasting: !boxes,
      read: () => this.drawn(`${name}.${format}`, async () => (await this.ask(document, request)).bytes),
    };
  }

  /** From the cache, or drawn once for all who ask at the same time. */
  private async drawn(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const cached = await this.cache.get(name);
    if (cached) return cached;
    const begun = this.drawing.get(name);
    if (begun) return begun;
    const drawing = draw();
    this.drawing.set(name, drawing);
    try {
      const bytes = await drawing;
      await this.cache.put(name, bytes);
      return bytes;
    } finally {
      this.drawing.delete(name);
    }
  }

  private async marksOn(documentId: string, page: number): Promise<Mark[]> {
    const chunks = await this.chunks.onPage(documentId, page);
    return chunks.flatMap(({ ordinal, parts }) =>
      boxesOnPage(parts, page).map((box) => borderOf(ordinal, box)),
    );
  }

  private async documentWith(id: string, page: number): Promise<DocumentEntity> {
    const document = await this.documents.get(id);
    const { pageCount } = document;
    if (pageCount === null || page <= pageCount) return document;
    throw new UserError('page.not_found', `There is no page ${page}: the book ends with page ${pageCount}.`, {
      field: 'page',
      fault: 'missing',
    });
  }

  private async ask<R extends DeskRequest>(document: DocumentEntity, request: R) {
    try {
      return await this.desks.ask(document.sha256, request, () =>
        this.documents.withFile(document, readShared),
      );
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'document.encrypted') throw error;
      throw new UserError('page.encrypted', 'The book is protected by a password, which is not stored.', {
        field: 'id',
        fault: 'conflict',
        hint: 'Its pages can only be seen in a PDF viewer, or with `colophon inspect pages FILE --password`.',
        cause: error,
      });
    }
  }
}
