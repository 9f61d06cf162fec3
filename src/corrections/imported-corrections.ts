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

  /** Asks for vectors of chunks that are found by those of an earlier text. */
  async wantVectors(documentId: string, manager: EntityManager): Promise<void> {
    await this.corrections.wantVectors(documentId, manager);
  }
}
