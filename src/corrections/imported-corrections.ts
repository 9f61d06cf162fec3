import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CorrectionEntity } from './correction.entity.js';
import { CorrectionsRepository } from './corrections.repository.js';

/** A correction that was made in another library. Times are ISO 8601. */
export type ImportedCorrection = Pick<
  CorrectionEntity,
  | 'id'
  | 'kind'
  | 'change'
  | 'place'
  | 'before'
  | 'after'
  | 'snapshot'
  | 'status'
  | 'reason'
  | 'madeBy'
  | 'undoneBy'
> & { readonly madeAt: string; readonly undoneAt: string | null };

const CLEAR = 'DELETE FROM corrections WHERE document_id = $1';
const ADD = `
  INSERT INTO corrections (id, document_id, kind, change, place, before, after, snapshot, status, reason, made_by, made_at,
                           undone_by, undone_at)
  SELECT k.id, $1, k.kind, k.change, k.place, k.before, k.after, k.snapshot, k.status, k.reason, k."madeBy", k."madeAt",
         k."undoneBy", k."undoneAt"
  FROM jsonb_to_recordset($2::jsonb) AS k(id uuid, kind text, change jsonb, place jsonb, before jsonb, after jsonb,
    snapshot jsonb, status text, reason text, "madeBy" jsonb, "madeAt" timestamptz, "undoneBy" jsonb,
    "undoneAt" timestamptz)`;

/** They are made when the document is read, like those of an earlier reading. */
const TAKE_OVER = `
  INSERT INTO corrections (document_id, kind, change, place, before, after, snapshot, status, reason, made_by, made_at)
  SELECT $2, kind, change, place, before, after, snapshot, 'not_applied', 'The book has not been read yet.', made_by, made_at
  FROM corrections WHERE document_id = $1 AND status <> 'undone'`;

/** The SQL for corrections that come with a book, each in the transaction of the caller. */
@Injectable()
export class ImportedCorrections {
  constructor(private readonly corrections: CorrectionsRepository) {}

  async clear(documentId: string, manager: EntityManager): Promise<void> {
    await manager.query(CLEAR, [documentId]);
  }

  async add(
    documentId: string,
    corrections: readonly ImportedCorrection[],
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(ADD, [documentId, JSON.stringify(corrections)]);
  }

  /** Gives a new document, which was never read, the corrections of an earlier edition, except those that were undone. */
  async takeOver(fromId: string, toId: string, manager: EntityManager): Promise<void> {
    await manager.query(TAKE_OVER, [fromId, toId]);
  }

  /** Asks for vectors of chunks that are found by those of an earlier text. */
  async wantVectors(documentId: string, manager: EntityManager): Promise<void> {
    await this.corrections.wantVectors(documentId, manager);
  }
}
