import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { REVISION } from './revision.js';

export interface SectionRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly order: number;
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly chunks: number;
  /** Whether its title was corrected by hand. */
  readonly corrected: boolean;
}

const SECTIONS = `
  SELECT s.id, s.parent_id AS "parentId", s.position AS "order", s.level, s.title, s.path,
         s.page_first AS "pageFirst", s.page_last AS "pageLast", coalesce(c.chunks, 0) AS chunks,
         s.corrections <> '{}' AS corrected
  FROM sections s LEFT JOIN (
    SELECT section_id, count(*)::int AS chunks FROM chunks
    WHERE document_id = $1 AND published GROUP BY section_id) c ON c.section_id = s.id
  WHERE s.document_id = $1 AND s.published ORDER BY s.position`;

/** Only chunks know the printed labels of pages. A chunk that begins or ends on a page has the label of that page. */
const LABELS = `
  SELECT at.page, min(at.label) AS label
  FROM chunks c, LATERAL (VALUES (c.page_first, c.page_label_first), (c.page_last, c.page_label_last)) AS at(page, label)
  WHERE c.document_id = $1 AND c.published AND at.label IS NOT NULL GROUP BY at.page`;

/** Publishing replaces all sections of a document, so one of them tells which run made them. */
const VERSION = `
  SELECT run_id || ' ' || (${REVISION}) AS version FROM sections WHERE document_id = $1 AND published LIMIT 1`;

const DOCUMENT_OF = `
  SELECT d.id, d.title FROM sections s JOIN documents d ON d.id = s.document_id
  WHERE s.id = $1 AND s.published AND d.deleted_at IS NULL`;

/** SQL that reads the contents of books. */
@Injectable()
export class SectionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All published sections of a document, in the order of its contents. */
  sections(documentId: string): Promise<SectionRow[]> {
    return this.dataSource.manager.query<SectionRow[]>(SECTIONS, [documentId]);
  }

  /** Names the sections that readers see: another name, other sections. Null: the document has none. */
  async version(documentId: string): Promise<string | null> {
    const [found] = await this.dataSource.manager.query<{ version: string }[]>(VERSION, [documentId]);
    return found?.version ?? null;
  }

  /** Printed labels by physical page, as far as chunks begin or end there. */
  async labels(documentId: string): Promise<Map<number, string>> {
    const rows = await this.dataSource.manager.query<{ page: number; label: string }[]>(LABELS, [documentId]);
    return new Map(rows.map(({ page, label }) => [page, label]));
  }

  /** The live document of a published section; null if there is none. */
  async documentOf(sectionId: string): Promise<{ readonly id: string; readonly title: string } | null> {
    const [found] = await this.dataSource.manager.query<{ id: string; title: string }[]>(DOCUMENT_OF, [
      sectionId,
    ]);
    return found ?? null;
  }
}
