import { Injectable } from '@nestjs/common';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { ActiveModels } from '../embedding/active-models.js';
import { UserError } from '../errors/errors.js';
import { pause } from '../process/pause.js';
import { ChangeLost, ChangeWork } from './change-work.js';
import { ChangePartRepository } from './change-part.repository.js';
import { isWorkedOn } from './change-states.js';
import type { ChangeState } from './change-states.js';
import type { Comparison } from './comparison.js';
import type { ModelChangeEntity } from './model-change.entity.js';
import { ModelChangeRepository } from './model-change.repository.js';
import { ModelNames } from './model-names.js';

/** A change as people and programs see it. */
export interface ChangeView {
  readonly id: string;
  readonly model: string;
  readonly types: readonly ChunkType[];
  readonly state: ChangeState;
  /** Whether it waits for `models switch` when it is ready. */
  readonly holds: boolean;
  /** Chunks that have a vector by the new model. */
  readonly done: number;
  readonly total: number;
  /** Null until the models are compared. */
  readonly comparison: Comparison | null;
  /** Why it failed. */
  readonly message: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export interface ModelsStatus {
  readonly active: readonly {
    readonly model: string;
    readonly types: readonly ChunkType[];
    /** Models before it whose vectors are kept. */
    readonly previous: readonly string[];
  }[];
  /** Where the settings name another model. */
  readonly warnings: readonly string[];
  /** The open change, or else the last one. */
  readonly change: ChangeView | null;
}

export interface ActivateOptions {
  readonly model: string;
  readonly types: readonly ChunkType[];
  readonly holds: boolean;
}

export interface FollowHooks {
  readonly signal: AbortSignal;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/** How often a process that follows a change looks how far it is. */
const LOOK_MS = 300;

/** Changes of the model that searches use: begun, paused, cancelled, switched and taken back. */
@Injectable()
export class ModelChanges {
  constructor(
    private readonly changes: ModelChangeRepository,
    private readonly parts: ChangePartRepository,
    private readonly active: ActiveModels,
    private readonly names: ModelNames,
    private readonly work: ChangeWork,
  ) {}

  async status(): Promise<ModelsStatus> {
    const change = (await this.changes.open()) ?? (await this.changes.latest());
    const { active } = await this.active.current();
    const stored = await this.active.stored();
    return {
      active: active.map(({ key, types }) => {
        const former = stored.filter(({ type, previousKey }) => types.includes(type) && previousKey);
        return { model: key, types, previous: [...new Set(former.map(({ previousKey }) => previousKey!))] };
      }),
      warnings: await this.active.contradictions(),
      change: change && (await this.view(change)),
    };
  }

  /**
   * Begins to embed all chunks of some types by another model, or continues to. Searches use the former one until the
   * switch.
   *
   * @throws {UserError} `model.missing`, `model.damaged`, `model.already_active`, `model.change_open`
   */
  async activate({ model, types, holds }: ActivateOptions): Promise<ChangeView> {
    const active = await this.active.settled();
    const modelId = await this.active.register(model);
    const open = await this.changes.open();
    if (open?.modelId === modelId && open.types.every((type) => types.includes(type))) return this.view(open);
    const others = active.filter((one) => types.includes(one.type) && one.modelId !== modelId);
    if (others.length === 0) {
      throw new UserError('model.already_active', `Searches already use ${model}.`, {
        fault: 'conflict',
        field: 'model',
        hint: 'Chunks without its vectors are embedded by `colophon reprocess --all --stage embedding`.',
      });
    }
    return this.begin(
      others.map(({ type }) => type),
      modelId,
      holds,
    );
  }

  /**
   * Begins to go back to the model before the last switch. If no chunk was added since, it is done at once; else the new
   * ones are embedded first, so that all can be found.
   *
   * @throws {UserError} `model.no_rollback`, `model.change_open`
   */
  async rollback(): Promise<ChangeView> {
    const switched = (await this.active.stored()).filter(({ previousId }) => previousId !== null);
    const last = Math.max(...switched.map(({ changedAt }) => changedAt.getTime()));
    const together = switched.filter(({ changedAt }) => changedAt.getTime() === last);
    const [one] = together;
    if (!one) {
      throw new UserError('model.no_rollback', 'There is no former model to go back to.', {
        fault: 'conflict',
        hint: 'Its vectors were pruned, or the model was never changed.',
      });
    }
    const types = together.filter(({ previousId }) => previousId === one.previousId).map(({ type }) => type);
    return this.begin(types, one.previousId!, false);
  }

  /**
   * @throws {UserError} `model.in_use` when searches need the files of a model or are about to, `model.can_come_back` when
   *         a rollback would.
   */
  async assertUnused(model: string): Promise<void> {
    const active = await this.active.stored();
    if (active.some(({ key, nextKey }) => key === model || nextKey === model)) {
      throw new UserError('model.in_use', `Searches use ${model}, or are about to.`, {
        fault: 'conflict',
        field: 'key',
        hint: 'Activate another model first, or cancel the change to this one.',
      });
    }
    if (!active.some(({ previousKey }) => previousKey === model)) return;
    throw new UserError('model.can_come_back', `\`models rollback\` would need ${model}.`, {
      fault: 'conflict',
      field: 'key',
      hint: `Give this up with \`colophon models prune ${model} --force\` first.`,
    });
  }

  /** @throws {UserError} `model.no_change`, `model.change_state` */
  pause(): Promise<ChangeView> {
    return this.move(['embedding'], 'paused');
  }

  /** Continues a change that was paused, has failed or was left. @throws {UserError} `model.no_change` */
  async resume(): Promise<ChangeView> {
    const change = await this.require();
    if (change.state !== 'paused' && change.state !== 'failed') return this.view(change);
    if (!(await this.changes.embedAgain(change))) throw movedOn();
    return this.get(change.id);
  }

  /** Ends the change; searches never used its model. @throws {UserError} `model.no_change` */
  async cancel(): Promise<ChangeView> {
    const change = await this.require();
    if (!(await this.changes.cancel(change))) throw movedOn();
    return this.get(change.id);
  }

  /** The open change. @throws {UserError} `model.no_change` */
  async current(): Promise<ChangeView> {
    return this.view(await this.require());
  }

  /**
   * Makes the model of a change that is ready the one that searches use.
   *
   * @returns Not `switched` when books were published since: then their chunks are embedded first.
   * @throws {UserError} `model.no_change`, `model.change_state`
   */
  async switch(): Promise<ChangeView> {
    const change = await this.require(['ready']);
    await this.work.switch(change);
    return this.get(change.id);
  }

  /**
   * Works on a change until there is nothing left to do for any process: it is switched, ready, paused, failed or
   * cancelled. Other processes help.
   *
   * @throws {UserError} when this installation does not have the model; `signal.reason`.
   */
  async follow(id: string, { signal, onProgress }: FollowHooks): Promise<ChangeView> {
    for (;;) {
      signal.throwIfAborted();
      const change = await this.find(id);
      const view = await this.view(change);
      onProgress?.(view.state, view.done, view.state === 'embedding' ? view.total : 0);
      if (!(isWorkedOn(view.state) || (view.state === 'ready' && !view.holds))) return view;
      if (!(await this.help(change, signal))) await pause(LOOK_MS, signal);
    }
  }

  /** Does one piece of the open change, if there is one. @returns False when there is nothing to do now. */
  async helpOpen(signal: AbortSignal): Promise<boolean> {
    const change = await this.changes.open();
    return change !== null && this.help(change, signal);
  }

  private async help(change: ModelChangeEntity, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.work.help(change, await this.names.of(change.modelId), signal);
    } catch (error) {
      if (error instanceof ChangeLost) return true;
      throw error;
    }
  }

  private async begin(types: readonly ChunkType[], modelId: number, holds: boolean): Promise<ChangeView> {
    return this.get(await this.changes.begin(types, modelId, holds));
  }

  private async move(from: readonly ChangeState[], to: ChangeState): Promise<ChangeView> {
    const change = await this.require(from);
    if (!(await this.changes.move(change.id, change.state, to))) throw movedOn();
    return this.get(change.id);
  }

  /** @param states Undefined: any. */
  private async require(states?: readonly ChangeState[]): Promise<ModelChangeEntity> {
    const change = await this.changes.open();
    if (!change) {
      throw new UserError('model.no_change', 'No change of model is open.', {
        fault: 'conflict',
        hint: 'Begin one with `colophon models activate NAME`.',
      });
    }
    if (states && !states.includes(change.state)) {
      throw new UserError(
        'model.change_state',
        `The change of model is ${change.state}, not ${states.join(' or ')}.`,
        { fault: 'conflict', hint: 'See `colophon models status`.' },
      );
    }
    return change;
  }

  private async get(id: string): Promise<ChangeView> {
    return this.view(await this.find(id));
  }

  private async find(id: string): Promise<ModelChangeEntity> {
    const change = await this.changes.find(id);
    if (!change) throw new Error(`There is no change of model ${id}.`);
    return change;
  }

  private async view(change: ModelChangeEntity): Promise<ChangeView> {
    const { id, types, state, holds, total, comparison, message, createdAt, finishedAt } = change;
    const { left } = await this.parts.progress(id);
    return {
      id,
      model: await this.names.of(change.modelId),
      types,
      state,
      holds,
      done: Math.max(0, total - left),
      total,
      comparison,
      message,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  }
}

/** Slots by the names that people use for them. Listings and exercises are embedded alike. */
export const SLOTS: Readonly<Record<'concept' | 'code', readonly ChunkType[]>> = {
  concept: ['concept'],
  code: CHUNK_TYPES.filter((type) => type !== 'concept'),
};

function movedOn(): UserError {
  return new UserError('model.change_state', 'The change of model has moved on meanwhile.', {
    fault: 'conflict',
    hint: 'See `colophon models status`.',
  });
}
