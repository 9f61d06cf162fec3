import { Injectable } from '@nestjs/common';
import { readCursor, writeCursor } from '../database/list-cursor.js';
import { PAGE_BYTES, pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import { isUuid } from '../database/is-uuid.js';
import { listedDocument } from './document-list.js';
import type { DocumentFacets, DocumentFilter, DocumentSort, ListedDocument } from './document-list.js';
import { DocumentListRepository } from './document-list.repository.js';

export interface DocumentListRequest extends DocumentFilter {
  /** Newest first unless named. */
  readonly sort?: DocumentSort;
  readonly limit: number;
  readonly cursor?: string;
}

export interface DocumentList extends ListPage<ListedDocument>, DocumentFacets {
  /** Documents that the filter allows, on all pages of the list. */
  readonly count: number;
}

type Place = readonly [key: string, id: string];

/** As PostgreSQL writes times: anything else in a cursor would be an error of the database. */
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/;
const PAGES = /^\d{1,9}$/;

/** The documents of a library, filtered and sorted. */
@Injectable()
export class DocumentListService {
  constructor(private readonly repository: DocumentListRepository) {}

  /** @param bytes Of one page of the list. @throws {UserError} `request.cursor` */
  async list(
    { limit, cursor, sort = '-createdAt', ...filter }: DocumentListRequest,
    bytes = PAGE_BYTES,
  ): Promise<DocumentList> {
    const asked = ['documents', sort, filter];
    const place = readCursor(asked, cursor, isPlaceOf(sort));
    const after = place && { key: place[0], id: place[1] };
    const [rows, counts] = await Promise.all([
      this.repository.page(filter, sort, after, limit + 1),
      this.repository.counts(filter),
    ]);
    const keys = new Map(rows.map((row) => [row.place.id, row.place.key]));
    const documents = rows.map((row) => listedDocument(row.document, row.place));
    const { statuses = [], difficulties = [] } = filter;
    const ofStatus = counts.filter((one) => statuses.length === 0 || statuses.includes(one.status));
    const ofDifficulty = counts.filter(
      (one) => difficulties.length === 0 || difficulties.includes(one.difficulty),
    );
    return {
      count: ofStatus.filter((one) => ofDifficulty.includes(one)).reduce((sum, one) => sum + one.count, 0),
      byStatus: sums(ofDifficulty, ({ status }) => status),
      byDifficulty: sums(ofStatus, ({ difficulty }) => difficulty),
      ...pageOf(documents, limit, ({ id }) => writeCursor(asked, [keys.get(id)!, id]), bytes),
    };
  }
}

function isPlaceOf(sort: DocumentSort) {
  return (place: readonly unknown[]): place is Place => {
    const [key, id] = place;
    if (typeof key !== 'string' || typeof id !== 'string' || !isUuid(id)) return false;
    if (sort.endsWith('createdAt')) return TIME.test(key);
    return sort.endsWith('title') ? !key.includes('\0') : PAGES.test(key);
  };
}

function sums<K extends string, C extends { readonly count: number }>(
  counts: readonly C[],
  keyOf: (count: C) => K,
): Partial<Record<K, number>> {
  const result: Partial<Record<K, number>> = {};
  for (const one of counts) result[keyOf(one)] = (result[keyOf(one)] ?? 0) + one.count;
  return result;
}
