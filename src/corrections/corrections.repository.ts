import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { sectionsBelow } from '../content/sections-below.js';
import { IS_ACTIVE } from '../runs/run-state-sql.js';
import type { CorrectionStatus, Corrector, ReplayOutcome } from './correction.js';
import { CorrectionEntity } from './correction.entity.js';
import type { EarlierCorrection } from './replay.js';

/** Where a list goes on: the time as the database writes it, to the microsecond, and the id. */
export type CorrectionKey = readonly [madeAt: string, id: string];

/** A correction with what has it now. */
export interface PlacedCorrection extends CorrectionEntity {
  /** In reading order. */
  readonly chunkIds: readonly string[];
  readonly sectionId: string | null;
  /** The exact time, for cursors. */
  readonly key: string;
}

/** What forbids corrections of a document at the moment. */
export type Obstacle = 'deleted' | 'run' | 'staged' | null;

const COLUMNS = `
  k.id, k.document_id AS "documentId", k.kind, k.change, k.place, k.before, k.after, k.snapshot, k.status, k.reason,
  k.made_by AS "madeBy", k.made_at AS "madeAt", k.undone_by AS "undoneBy", k.undone_at AS "undoneAt",
  k.made_at::text AS key,
  ARRAY(SELECT c.id FROM chunks c WHERE c.document_id = k.document_id AND c.published
        AND c.corrections <> '{}' AND c.corrections @> ARRAY[k.id] ORDER BY c.ordinal) AS "chunkIds",
  CASE WHEN k.kind = 'title' THEN (SELECT s.id FROM sections s WHERE s.document_id = k.document_id AND s.published
   AND s.corrections @> ARRAY[k.id]) END AS "sectionId"`;

const LIST = `
  SELECT ${COLUMNS} FROM corrections k
  WHERE k.document_id = $1 AND (cardinality($2::text[]) = 0 OR k.status = ANY($2))
    AND ($3::text IS NULL OR (k.made_at, k.id) < ($3::timestamptz, $4::uuid))
  ORDER BY k.made_at DESC, k.id DESC LIMIT $5`;

const BY_IDS = `SELECT ${COLUMNS} FROM corrections k WHERE k.id = ANY($1::uuid[]) ORDER BY k.made_at, k.id`;

const COUNT = `
  SELECT status, count(*)::int AS count FROM corrections WHERE document_id = $1 GROUP BY status`;

/** A run that begins at the same time waits for this lock, and then finds the correction. */
const HOLD = 'SELECT id FROM documents WHERE id = $1 AND deleted_at IS NULL FOR UPDATE';
const OBSTACLES = `
  SELECT EXISTS (SELECT FROM ingestion_runs WHERE document_id = $1 AND ${IS_ACTIVE}) AS run,
         EXISTS (SELECT FROM chunks WHERE document_id = $1 AND NOT published) AS staged`;

const TO_REPLAY = `
  SELECT id, change, place FROM corrections WHERE document_id = $1 AND status <> 'undone' ORDER BY made_at, id`;

/** $3: the level of the section, from 0. $4: its title from now on. */
const RENAME_PLACES = `
  WITH RECURSIVE ${sectionsBelow('id = $1')},
  touched AS (
    SELECT unnest(c.corrections) AS id FROM chunks c WHERE c.corrections <> '{}' AND c.section_id IN (SELECT id FROM below)
    UNION SELECT unnest(s.corrections) FROM sections s WHERE s.id IN (SELECT id FROM below))
  UPDATE corrections k SET place = jsonb_set(k.place, ARRAY['sectionPath', $3::text], to_jsonb($4::text))
  FROM corrections title
  WHERE title.id = $2 AND k.id IN (SELECT id FROM touched) AND (k.made_at, k.id) > (title.made_at, title.id)`;

const STAGE = `
  UPDATE corrections k SET staged = o.outcome
  FROM (SELECT (value->>'id')::uuid AS id, value AS outcome FROM jsonb_array_elements($1::jsonb)) o WHERE k.id = o.id`;

const SETTLE = `
  UPDATE corrections
  SET status = CASE WHEN (staged->>'applied')::boolean THEN 'applied' ELSE 'not_applied' END,
      reason = staged->>'reason', place = coalesce(staged->'place', place),
      snapshot = coalesce(staged->'snapshot', snapshot), staged = NULL
  WHERE document_id = $1 AND staged IS NOT NULL AND status <> 'undone'`;

const UNDO = `
  UPDATE corrections SET status = 'undone', undone_by = $2, undone_at = clock_timestamp(), staged = NULL WHERE id = $1`;

const WANT_VECTORS = 'INSERT INTO corrected_documents (document_id) VALUES ($1)';
const WANTED = 'SELECT id, document_id AS "documentId" FROM corrected_documents ORDER BY id';

/** The SQL of corrections. Methods that change rows take the manager of the caller's transaction. */
@Injectable()
export class CorrectionsRepository {
  constructor(
    @InjectRepository(CorrectionEntity) private readonly corrections: Repository<CorrectionEntity>,
  ) {}

  /** Keeps runs of the document from beginning until the transaction ends, and tells what is in the way already. */
  async hold(documentId: string, manager: EntityManager): Promise<Obstacle> {
    const held = await manager.query<object[]>(HOLD, [documentId]);
    if (held.length === 0) return 'deleted';
    const [found] = await manager.query<{ run: boolean; staged: boolean }[]>(OBSTACLES, [documentId]);
    return found!.run ? 'run' : found!.staged ? 'staged' : null;
  }

  async add(
    row: Pick<
      CorrectionEntity,
      'id' | 'documentId' | 'kind' | 'change' | 'place' | 'before' | 'after' | 'snapshot' | 'madeBy'
    >,
    manager: EntityManager,
  ): Promise<void> {
    await manager.insert(CorrectionEntity, row);
  }

  /** Oldest first. */
  byIds(
    ids: readonly string[],
    manager: EntityManager = this.corrections.manager,
  ): Promise<PlacedCorrection[]> {
    return manager.query<PlacedCorrection[]>(BY_IDS, [ids]);
  }

  /** Newest first. */
  list(
    documentId: string,
    statuses: readonly CorrectionStatus[],
    after: CorrectionKey | null,
    limit: number,
  ): Promise<PlacedCorrection[]> {
    const [madeAt, id] = after ?? [null, null];
    return this.corrections.query<PlacedCorrection[]>(LIST, [documentId, statuses, madeAt, id, limit]);
  }

  async count(documentId: string): Promise<Map<CorrectionStatus, number>> {
    const rows = await this.corrections.query<{ status: CorrectionStatus; count: number }[]>(COUNT, [
      documentId,
    ]);
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  async undo(id: string, by: Corrector, manager: EntityManager): Promise<void> {
    await manager.query(UNDO, [id, JSON.stringify(by)]);
  }

  /** What has to be made again when the document is read again, oldest first. */
  toReplay(documentId: string): Promise<EarlierCorrection[]> {
    return this.corrections.query<EarlierCorrection[]>(TO_REPLAY, [documentId]);
  }

  /**
   * Gives the places of corrections below a section the title that it has again: a later correction was made below the
   * corrected title, which no reading of the book will find again.
   *
   * @param titleId The correction of the title that is undone.
   */
  async renamePlaces(
    section: { readonly id: string; readonly path: readonly string[] },
    titleId: string,
    title: string,
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(RENAME_PLACES, [section.id, titleId, String(section.path.length - 1), title]);
  }

  /** Records how corrections fared in staged content. */
  async stage(outcomes: readonly ReplayOutcome[], manager: EntityManager): Promise<void> {
    if (outcomes.length > 0) await manager.query(STAGE, [JSON.stringify(outcomes)]);
  }

  /** What was recorded becomes true, in the transaction that publishes the content. */
  async settle(documentId: string, manager: EntityManager): Promise<void> {
    await manager.query(SETTLE, [documentId]);
  }

  async wantVectors(documentId: string, manager: EntityManager): Promise<void> {
    await manager.query(WANT_VECTORS, [documentId]);
  }

  /** Oldest first. */
  wanted(): Promise<{ id: string; documentId: string }[]> {
    return this.corrections.query(WANTED);
  }

  async vectorsMade(ids: readonly string[], manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM corrected_documents WHERE id = ANY($1::bigint[])', [ids]);
  }
}
