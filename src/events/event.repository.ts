import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StoredEvent } from './stored-event.js';

/** `$3` null: all documents. */
const AFTER = `
  SELECT id, at, document_id AS "documentId", run_id AS "runId", type, payload FROM events
  WHERE id > $1 AND ($3::uuid IS NULL OR document_id = $3) ORDER BY id LIMIT $2`;

const BOUNDS = 'SELECT coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last FROM events';

/** SQL that reads the journal of changes; triggers write it. */
@Injectable()
export class EventRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Events in the order of their ids. */
  async after(id: bigint, limit: number, documentId: string | null = null): Promise<StoredEvent[]> {
    const parameters = [id.toString(), limit, documentId];
    const rows = await this.dataSource.manager.query<(Omit<StoredEvent, 'id'> & { id: string })[]>(
      AFTER,
      parameters,
    );
    return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
  }

  /** Ids of the oldest and the newest stored event; 0 if there is none. */
  async bounds(): Promise<{ readonly first: bigint; readonly last: bigint }> {
    const [row] = await this.dataSource.manager.query<{ first: string; last: string }[]>(BOUNDS);
    return { first: BigInt(row!.first), last: BigInt(row!.last) };
  }
}
