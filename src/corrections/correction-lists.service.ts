import { Injectable } from '@nestjs/common';
import { isUuid } from '../database/is-uuid.js';
import { readCursor, writeCursor } from '../database/list-cursor.js';
import { pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import { DocumentsService } from '../documents/documents.service.js';
import { CORRECTION_STATUSES } from './correction.js';
import type { CorrectionStatus } from './correction.js';
import { correctionView } from './correction-view.js';
import type { CorrectionView } from './correction-view.js';
import { CorrectionsRepository } from './corrections.repository.js';
import type { CorrectionKey } from './corrections.repository.js';

export interface CorrectionList extends ListPage<CorrectionView> {
  readonly documentId: string;
  /** Corrections of these statuses, on all pages of the list. */
  readonly count: number;
  /** All corrections of the document. */
  readonly byStatus: Readonly<Record<CorrectionStatus, number>>;
}

const isTime = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isKey = (place: readonly unknown[]): place is CorrectionKey =>
  place.length === 2 && isTime(place[0]) && typeof place[1] === 'string' && isUuid(place[1]);

/** The corrections of books, for reading. */
@Injectable()
export class CorrectionLists {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: CorrectionsRepository,
  ) {}

  /**
   * The corrections of a document, newest first.
   *
   * @param request `statuses`: empty for all.
   * @throws {UserError} `document.not_found`, `request.cursor`.
   */
  async list(
    id: string,
    request: {
      readonly statuses?: readonly CorrectionStatus[];
      readonly limit: number;
      readonly cursor?: string;
    },
  ): Promise<CorrectionList> {
    const { statuses = [], limit, cursor } = request;
    const { id: documentId } = await this.documents.get(id);
    const asked = ['corrections', documentId, statuses];
    const after = readCursor(asked, cursor, isKey);
    const [rows, counts] = await Promise.all([
      this.repository.list(documentId, statuses, after, limit + 1),
      this.repository.count(documentId),
    ]);
    const keys = new Map(rows.map(({ id: one, key }) => [one, key]));
    const byStatus = Object.fromEntries(
      CORRECTION_STATUSES.map((status) => [status, counts.get(status) ?? 0]),
    ) as Record<CorrectionStatus, number>;
    const wanted = statuses.length === 0 ? CORRECTION_STATUSES : statuses;
    return {
      documentId,
      count: wanted.reduce((sum, status) => sum + byStatus[status], 0),
      byStatus,
      ...pageOf(rows.map(correctionView), limit, (view) => writeCursor(asked, [keys.get(view.id)!, view.id])),
    };
  }

  /** Corrections by their ids, oldest first. */
  async byIds(ids: readonly string[]): Promise<CorrectionView[]> {
    return ids.length === 0 ? [] : (await this.repository.byIds(ids)).map(correctionView);
  }
}
