import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { DocumentEntity } from './document.entity.js';
import type { Difficulty, DocumentStatus } from './document.entity.js';
import type { DocumentFilter, DocumentSort } from './document-list.js';

/** A place in a sorted list: the key as text, and the id among equal keys. */
export interface DocumentPlace {
  readonly key: string;
  readonly id: string;
}

export interface PlacedDocument extends DocumentPlace {
  readonly chunks: number;
  readonly coverage: number | null;
}

const WITHIN = `
  (d.deleted_at IS NOT NULL) = $1
  AND ($2::text IS NULL OR strpos(lower(d.title), lower($2)) > 0 OR strpos(lower(d.file_name), lower($2)) > 0)
  AND ($3::timestamptz IS NULL OR d.created_at >= $3) AND ($4::timestamptz IS NULL OR d.created_at < $4)
  AND ($5::uuid[] IS NULL OR d.id = ANY($5)) AND (cardinality($6::uuid[]) = 0 OR d.id = ANY($6))`;
const OF_STATUS = '(cardinality($7::text[]) = 0 OR d.status = ANY($7))';
const OF_DIFFICULTY = '(cardinality($8::text[]) = 0 OR d.difficulty = ANY($8))';

/** Each status with each difficulty: a few rows, from which all counts follow. */
const COUNTS = `
  SELECT d.status, d.difficulty, count(*)::int AS count FROM documents d WHERE ${WITHIN} GROUP BY 1, 2`;

/** The expression, and the type of its values. */
const KEYS: Readonly<Record<string, readonly [expression: string, type: string]>> = {
  createdAt: ['d.created_at', 'timestamptz'],
  title: ['lower(d.title)', 'text'],
  pages: ['coalesce(d.page_count, 0)', 'int'],
};

/** Ordinals have no gaps, so the last one tells how many chunks there are. */
const CHUNKS = `
  coalesce((SELECT c.ordinal + 1 FROM chunks c WHERE c.document_id = d.id AND c.published
            ORDER BY c.ordinal DESC LIMIT 1), 0)`;

/** Of the newest run that published, as `RunHistoryRepository.latestPublished` finds it. */
const COVERAGE = `
  (SELECT (r.report #>> '{coverage,share}')::float8 FROM ingestion_runs r
   WHERE r.document_id = d.id AND (r.state = 'completed' AND r.last_stage = 'publishing' OR r.failed_stage = 'ranking')
   ORDER BY r.created_at DESC LIMIT 1)`;

function page(sort: DocumentSort): string {
  const [key, type] = KEYS[sort.replace('-', '')]!;
  const [order, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  return `
    SELECT d.id, (${key})::text AS key, ${CHUNKS} AS chunks, ${COVERAGE} AS coverage FROM documents d
    WHERE ${WITHIN} AND ${OF_STATUS} AND ${OF_DIFFICULTY}
      AND ($9::text IS NULL OR (${key}, d.id) ${beyond} ($9::${type}, $10::uuid))
    ORDER BY ${key} ${order}, d.id ${order} LIMIT $11`;
}

/** SQL that lists documents. */
@Injectable()
export class DocumentListRepository {
  constructor(@InjectRepository(DocumentEntity) private readonly documents: Repository<DocumentEntity>) {}

  async page(
    filter: DocumentFilter,
    sort: DocumentSort,
    after: DocumentPlace | null,
    limit: number,
  ): Promise<{ readonly document: DocumentEntity; readonly place: PlacedDocument }[]> {
    const { statuses = [], difficulties = [] } = filter;
    const places = await this.documents.query<PlacedDocument[]>(page(sort), [
      ...parametersOf(filter),
      statuses,
      difficulties,
      after?.key ?? null,
      after?.id ?? null,
      limit,
    ]);
    const ids = places.map(({ id }) => id);
    const found = await this.documents.find({ where: { id: In(ids) }, withDeleted: true });
    const byId = new Map(found.map((document) => [document.id, document]));
    return places.flatMap((place) => {
      const document = byId.get(place.id);
      // It may have been removed in between.
      return document ? [{ document, place }] : [];
    });
  }

  /** How many documents the filter allows, but for its statuses and difficulties, by both. */
  counts(
    filter: DocumentFilter,
  ): Promise<{ readonly status: DocumentStatus; readonly difficulty: Difficulty; readonly count: number }[]> {
    return this.documents.query(COUNTS, parametersOf(filter));
  }
}

function parametersOf({ deleted = false, title, from, until, only, ids = [] }: DocumentFilter): unknown[] {
  return [deleted, title ?? null, from ?? null, until ?? null, only ?? null, ids];
}
