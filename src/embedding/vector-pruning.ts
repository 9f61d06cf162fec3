import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UserError } from '../errors/errors.js';
import { VectorIndexes } from './vector-indexes.service.js';

export interface PrunedModel {
  readonly model: string;
  readonly modelId: number;
  readonly vectors: number;
}

/** Each statement is a transaction of its own: it takes about a second, and readers are not disturbed. */
const ROWS_A_STATEMENT = 5000;

/** Whether a vector `e` of a chunk `c` serves no search: its model is neither active nor about to be for that type. */
const UNUSED = `
  EXISTS (
    SELECT FROM active_models a
    WHERE a.type = c.type AND a.model_id <> e.model_id AND a.next_id IS DISTINCT FROM e.model_id
      AND a.previous_id IS DISTINCT FROM e.model_id)`;

const COUNT = `
  SELECT m.id AS "modelId", m.key AS model, count(*)::int AS vectors, (count(*) FILTER (WHERE ${UNUSED}))::int AS unused,
    EXISTS (SELECT FROM active_models a WHERE a.previous_id = m.id) AS former
  FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id JOIN embedding_models m ON m.id = e.model_id
  GROUP BY m.id ORDER BY m.id`;

const DELETE = `
  WITH gone AS (
    DELETE FROM chunk_embeddings WHERE (chunk_id, model_id) IN (
      SELECT e.chunk_id, e.model_id FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id
      WHERE e.model_id = $1 AND ${UNUSED} LIMIT ${ROWS_A_STATEMENT})
    RETURNING 1)
  SELECT count(*)::int AS count FROM gone`;

const FORGET = 'UPDATE active_models SET previous_id = NULL WHERE previous_id = $1';

interface CountRow {
  readonly modelId: number;
  readonly model: string;
  readonly vectors: number;
  readonly unused: number;
  readonly former: boolean;
}

/** Drops vectors of models that searches no longer use. It can be interrupted and repeated. */
@Injectable()
export class VectorPruning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly indexes: VectorIndexes,
  ) {}

  /**
   * @param model Only the vectors of this model; undefined: of all that are not active.
   * @param force Also drops the vectors of the model before the last change, which can then not come back.
   * @throws {UserError} `model.no_vectors`, `model.in_use`, `model.can_come_back`
   */
  async prune(
    { model, force }: { readonly model?: string; readonly force: boolean },
    onProgress?: (model: string, done: number, total: number) => void,
  ): Promise<PrunedModel[]> {
    if (force) {
      for (const { modelId, former } of await this.chosen(model)) {
        if (former) await this.dataSource.query(FORGET, [modelId]);
      }
    }
    const chosen = await this.chosen(model);
    if (model !== undefined) requireUnused(model, chosen);
    const pruned: PrunedModel[] = [];
    for (const row of chosen.filter(({ unused }) => unused > 0)) {
      // Without its index, rows are deleted many times as fast.
      if (row.unused === row.vectors) await this.indexes.dropOf(row.modelId);
      const vectors = await this.deleteUnused(row, onProgress);
      pruned.push({ model: row.model, modelId: row.modelId, vectors });
    }
    return pruned;
  }

  private async deleteUnused(
    { modelId, model, unused }: CountRow,
    onProgress?: (model: string, done: number, total: number) => void,
  ): Promise<number> {
    let done = 0;
    for (;;) {
      const [row] = await this.dataSource.query<{ count: number }[]>(DELETE, [modelId]);
      if (row!.count === 0) return done;
      done += row!.count;
      onProgress?.(model, done, unused);
    }
  }

  private async chosen(model: string | undefined): Promise<CountRow[]> {
    const rows = await this.dataSource.query<CountRow[]>(COUNT);
    return model === undefined ? rows : rows.filter((row) => row.model === model);
  }
}

function requireUnused(model: string, rows: readonly CountRow[]): void {
  if (rows.length === 0) {
    throw new UserError('model.no_vectors', `The library has no vectors of ${model}.`, {
      fault: 'conflict',
      field: 'model',
    });
  }
  if (rows.some(({ unused }) => unused > 0)) return;
  if (rows.some(({ former }) => former)) {
    throw new UserError(
      'model.can_come_back',
      `${model} was active before: \`models rollback\` needs its vectors.`,
      { fault: 'conflict', field: 'model', hint: 'Add --force to give this up.' },
    );
  }
  throw new UserError('model.in_use', `Searches use the vectors of ${model}, or are about to.`, {
    fault: 'conflict',
    field: 'model',
    hint: 'Activate another model first.',
  });
}
