import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { firstRow } from '../database/first-row.js';
import { ActiveModels } from '../embedding/active-models.js';
import { UserError } from '../errors/errors.js';
import { isNotUnique } from '../errors/not-unique.js';
import { THIS_PROCESS, isGone } from '../runs/run-owner.js';
import { CHANGE_STATES, NEXT_STATES, isOpen } from './change-states.js';
import type { ChangeState } from './change-states.js';
import type { Comparison } from './comparison.js';
import { ModelChangeEntity } from './model-change.entity.js';

/** The process that finishes a change sends a heartbeat twice a second. After this time without one, it is gone. */
const STALE_AFTER_SECONDS = 10;
/** About a second of work for one CPU: queries and new books have their turn between two parts. */
const CHUNKS_A_PART = 128;

/**
 * Condition on a chunk `c` that can be found by some model, and not by the new one.
 *
 * @param types Parameter with the types, as `$1`.
 * @param model Parameter with the id of the new model.
 */
function lacks(types: string, model: string): string {
  return `
    c.published AND c.type = ANY(${types}) AND EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id)
    AND NOT EXISTS (
      SELECT FROM chunk_embeddings e
      WHERE e.chunk_id = c.id AND e.model_id = ${model} AND e.content_hash = c.embed_hash)`;
}

const CREATE_PARTS = `
  WITH lacking AS (SELECT c.id, row_number() OVER (ORDER BY c.id) - 1 AS place FROM chunks c WHERE ${lacks('$2', '$3')})
  INSERT INTO model_change_parts (change_id, chunk_first, chunk_last, size)
  SELECT $1, (array_agg(id ORDER BY id))[1], (array_agg(id ORDER BY id DESC))[1], count(*)
  FROM lacking GROUP BY place / ${CHUNKS_A_PART}`;

const SET_TOTAL = `
  UPDATE model_changes SET total = (
    SELECT count(*) FROM chunks c WHERE c.published AND c.type = ANY($2)
      AND EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id))
  WHERE id = $1`;

const COUNT_LACKING = `SELECT count(*)::int AS count FROM chunks c WHERE ${lacks('$1', '$2')}`;

const MOVE = `
  UPDATE model_changes SET state = $3, message = $4, owner = NULL,
    finished_at = CASE WHEN $3 IN ('switched', 'cancelled') THEN now() END
  WHERE id = $1 AND state = $2 RETURNING id`;

const TAKE = `
  UPDATE model_changes SET owner = $2, beat_at = now()
  WHERE id = $1 AND state = 'finishing'
    AND (owner IS NULL OR owner = ANY($3::text[]) OR beat_at < now() - make_interval(secs => $4))
  RETURNING id`;

const BEAT = `
  UPDATE model_changes SET beat_at = now() WHERE id = $1 AND owner = $2 AND state = 'finishing' RETURNING id`;

/** The states of changes of models, and the switch. */
@Injectable()
export class ModelChangeRepository {
  constructor(
    @InjectRepository(ModelChangeEntity) private readonly changes: Repository<ModelChangeEntity>,
    private readonly dataSource: DataSource,
    private readonly active: ActiveModels,
  ) {}

  open(): Promise<ModelChangeEntity | null> {
    const states = CHANGE_STATES.filter(isOpen);
    return this.changes.createQueryBuilder('c').where('c.state IN (:...states)', { states }).getOne();
  }

  find(id: string): Promise<ModelChangeEntity | null> {
    return this.changes.findOneBy({ id });
  }

  latest(): Promise<ModelChangeEntity | null> {
    return this.changes.findOne({ where: {}, order: { createdAt: 'DESC' } });
  }

  /**
   * Begins a change. From now on new chunks get vectors by both models.
   *
   * @throws {UserError} `model.change_open`
   */
  async begin(types: readonly ChunkType[], modelId: number, holds: boolean): Promise<string> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const [row] = await manager.query<{ id: string }[]>(
          `INSERT INTO model_changes (types, model_id, holds, state) VALUES ($1, $2, $3, 'embedding') RETURNING id`,
          [types, modelId, holds],
        );
        await this.active.setNext(types, modelId, manager);
        await divide(row!.id, types, modelId, manager);
        return row!.id;
      });
    } catch (error) {
      if (!isNotUnique(error)) throw error;
      throw new UserError('model.change_open', 'Another change of model is open.', {
        fault: 'conflict',
        hint: 'See `colophon models status`; finish it, or `colophon models cancel` it.',
        cause: error,
      });
    }
  }

  /** @returns False when the change is not in this state any more. */
  async move(
    id: string,
    from: ChangeState,
    to: ChangeState,
    message: string | null = null,
  ): Promise<boolean> {
    return this.moveWith(this.dataSource.manager, id, from, to, message);
  }

  /** Divides the chunks that still lack a vector into parts, so that processes embed them. */
  async embedAgain({ id, types, modelId, state }: ModelChangeEntity, from = state): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.moveWith(manager, id, from, 'embedding'))) return false;
      await divide(id, types, modelId, manager);
      return true;
    });
  }

  /** Ends a change without a switch. Vectors that were computed stay, and are used when it begins again. */
  async cancel({ id, types, state }: ModelChangeEntity): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.moveWith(manager, id, state, 'cancelled'))) return false;
      await this.active.setNext(types, null, manager);
      await manager.query('DELETE FROM model_change_parts WHERE change_id = $1', [id]);
      return true;
    });
  }

  /** Takes the change to finish it, if no living process does. */
  async take({ id, owner }: ModelChangeEntity): Promise<boolean> {
    const free = owner !== null && (owner === THIS_PROCESS || isGone(owner)) ? [owner] : [];
    return (
      firstRow(await this.dataSource.query(TAKE, [id, THIS_PROCESS, free, STALE_AFTER_SECONDS])) !== null
    );
  }

  async beat(id: string): Promise<boolean> {
    return firstRow(await this.dataSource.query(BEAT, [id, THIS_PROCESS])) !== null;
  }

  async saveComparison(id: string, comparison: Comparison | null): Promise<void> {
    await this.dataSource.query('UPDATE model_changes SET comparison = $2 WHERE id = $1', [
      id,
      comparison && JSON.stringify(comparison),
    ]);
  }

  /** @throws {UserError} when this installation does not have the model in the edition of the change. */
  async requireModel({ modelId }: ModelChangeEntity, key: string): Promise<void> {
    await this.active.requireEdition(key, modelId);
  }

  /** Whether the new model is the former one. */
  async goesBack({ types, modelId }: ModelChangeEntity): Promise<boolean> {
    const active = await this.active.stored();
    return active.some(({ type, previousId }) => types.includes(type) && previousId === modelId);
  }

  /** How many chunks can be found by some model, and not by the new one. */
  lacking({ types, modelId }: ModelChangeEntity): Promise<number> {
    return countLacking(this.dataSource.manager, types, modelId);
  }

  /**
   * Makes the new model the one that searches use, in one transaction, if every chunk that can be found has its vector.
   * Nothing is published meanwhile: a run that publishes holds the active models, too.
   *
   * @returns False when chunks lack a vector, or the change is no longer `ready`.
   */
  async switch({ id, types, modelId }: ModelChangeEntity): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await this.active.lock(manager);
      if ((await countLacking(manager, types, modelId)) > 0) return false;
      if (!(await this.moveWith(manager, id, 'ready', 'switched'))) return false;
      await this.active.switch(types, modelId, manager);
      await manager.query('DELETE FROM model_change_parts WHERE change_id = $1', [id]);
      return true;
    });
  }

  private async moveWith(
    manager: EntityManager,
    id: string,
    from: ChangeState,
    to: ChangeState,
    message: string | null = null,
  ): Promise<boolean> {
    if (!NEXT_STATES[from].includes(to)) throw new Error(`A change never goes from ${from} to ${to}.`);
    return firstRow(await manager.query(MOVE, [id, from, to, message])) !== null;
  }
}

async function divide(
  id: string,
  types: readonly ChunkType[],
  modelId: number,
  manager: EntityManager,
): Promise<void> {
  await manager.query('DELETE FROM model_change_parts WHERE change_id = $1', [id]);
  await manager.query(CREATE_PARTS, [id, types, modelId]);
  await manager.query(SET_TOTAL, [id, types]);
}

async function countLacking(
  manager: EntityManager,
  types: readonly ChunkType[],
  modelId: number,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(COUNT_LACKING, [types, modelId]);
  return row!.count;
}
