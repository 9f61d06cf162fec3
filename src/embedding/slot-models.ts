import { Injectable } from '@nestjs/common';
import { TYPES_OF_SLOT } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import type { EmbeddedItem } from '../inference/batch-embedder.js';
import { prepareText } from '../inference/prepare-text.js';
import { ActiveModels } from './active-models.js';

/** The model whose vectors a slot is searched and ranked by. */
export interface SlotModel {
  readonly slot: Slot;
  /** Key of the model. */
  readonly key: string;
  /** Id under which its vectors are stored. */
  readonly modelId: number;
  readonly dimension: number;
}

/** What other rooms need to compare texts of their own with the vectors of chunks. */
@Injectable()
export class SlotModels {
  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly models: ActiveModels,
  ) {}

  /** The active model of a slot: that of its first type. @throws {UserError} `model.…` when it cannot be used. */
  async current(slot: Slot): Promise<SlotModel> {
    const [type] = TYPES_OF_SLOT[slot];
    const { active } = await this.models.current();
    const model = active.find(({ types }) => types.includes(type!))!;
    const { dimension } = await this.engine.identity(model.key);
    const modelId = (await this.models.idOf(model)) ?? (await this.models.register(model.key));
    return { slot, key: model.key, modelId, dimension };
  }

  /**
   * Embeds texts as queries: models with prefixes have learned to lay a query beside the passages that answer it.
   *
   * @returns For each text its vector or its error, in the order of the texts.
   * @throws {UserError} when the model cannot be used; `signal.reason` when aborted.
   */
  async embedQueries(
    { key }: SlotModel,
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<EmbeddedItem[]> {
    const prepared = texts.map((text, index) => ({ key: String(index), text: prepareText(text, 'prose') }));
    const items: EmbeddedItem[] = [];
    for await (const message of this.engine.embed(key, prepared, { signal, as: 'query' })) {
      items.push(...message.items);
    }
    return items.sort((a, b) => Number(a.key) - Number(b.key));
  }
}
