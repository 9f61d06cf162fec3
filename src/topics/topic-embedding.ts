import { Injectable, Logger } from '@nestjs/common';
import { SLOTS } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import { SlotModels } from '../embedding/slot-models.js';
import type { SlotModel } from '../embedding/slot-models.js';
import { UserError, messageOf } from '../errors/errors.js';
import { intentText } from './intent-text.js';
import { IntentVectorsRepository } from './intent-vectors.repository.js';
import type { IntentVector, SubtopicToEmbed } from './intent-vectors.repository.js';
import type { EmbeddingStatus } from './subtopic.entity.js';
import { TopicsConfig } from './topics.config.js';

/** Subtopics whose vectors are stored together: of one batch at most is lost when the process ends. */
const BATCH = 64;

/** What a bulk embedding did; all numbers count subtopics. */
export interface EmbeddedTopics {
  readonly total: number;
  /** Had the vectors of their texts by the current models. */
  readonly alreadyDone: number;
  readonly new: number;
  readonly failed: number;
  /** Vectors by model. */
  readonly modelsUsed: Readonly<Record<string, number>>;
  readonly errors: readonly { readonly subtopicId: string; readonly name: string; readonly error: string }[];
}

export interface TopicEmbeddingHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A vector that a subtopic lacks. */
interface Missing {
  readonly subtopic: SubtopicToEmbed;
  readonly slot: Slot;
  readonly text: string;
  readonly hash: string;
}

/** Makes the vectors of intents. */
@Injectable()
export class TopicEmbedding {
  private readonly logger = new Logger(TopicEmbedding.name);

  constructor(
    private readonly repository: IntentVectorsRepository,
    private readonly slotModels: SlotModels,
    private readonly config: TopicsConfig,
  ) {}

  /** Whether a subtopic waits for its vectors. */
  isPending(): Promise<boolean> {
    return this.repository.isPending();
  }

  /** Makes those wait whose vectors are of another model, recipe or language than the current ones. */
  async pendOutdated(): Promise<void> {
    if (await this.repository.hasVectors()) await this.pendLacking(['completed']);
  }

  /**
   * Makes those wait that lack a vector by the current models and have one of these statuses.
   *
   * @throws {UserError} when the model of a slot cannot be used.
   */
  async pendLacking(statuses: readonly EmbeddingStatus[]): Promise<void> {
    const subtopics = await this.repository.all(await this.models());
    const lacking = subtopics.filter(
      (subtopic) => statuses.includes(subtopic.status) && this.missing(subtopic).length > 0,
    );
    await this.repository.setStatus(lacking, 'pending');
  }

  /** Marks those as embedded that have all their vectors, for example because these came with the texts. */
  async completeEmbedded(): Promise<void> {
    const subtopics = await this.repository.all(await this.models());
    const done = subtopics.filter((subtopic) => this.missing(subtopic).length === 0);
    await this.repository.setStatus(done, 'completed');
  }

  /**
   * Gives every subtopic the vectors that it lacks, of both slots; the old ones serve until the new ones are stored. A
   * subtopic that is changed meanwhile stays `pending`.
   *
   * @throws {UserError} when a model cannot be used, after marking the subtopics as failed; `signal.reason` when aborted.
   */
  async embedAll({ signal, onProgress }: TopicEmbeddingHooks = {}): Promise<EmbeddedTopics> {
    const models = await this.models();
    const subtopics = await this.repository.all(models);
    const toDo = subtopics.filter((subtopic) => this.missing(subtopic).length > 0);
    const done = subtopics.filter((subtopic) => this.missing(subtopic).length === 0);
    await this.repository.setStatus(done, 'completed');
    const errors: EmbeddedTopics['errors'][number][] = [];
    const modelsUsed: Record<string, number> = {};
    for (let from = 0; from < toDo.length; from += BATCH) {
      onProgress?.(from, toDo.length);
      const batch = toDo.slice(from, from + BATCH);
      const outcome = await this.embedBatch(batch, models, signal);
      errors.push(...outcome.errors);
      for (const [key, count] of outcome.used) modelsUsed[key] = (modelsUsed[key] ?? 0) + count;
    }
    onProgress?.(toDo.length, toDo.length);
    const made = toDo.length - errors.length;
    this.logger.log(`Subtopics: ${made} embedded, ${done.length} unchanged, ${errors.length} failed.`);
    return {
      total: subtopics.length,
      alreadyDone: done.length,
      new: made,
      failed: errors.length,
      modelsUsed,
      errors,
    };
  }

  private models(): Promise<SlotModel[]> {
    return Promise.all(SLOTS.map((slot) => this.slotModels.current(slot)));
  }

  private missing(subtopic: SubtopicToEmbed): Missing[] {
    return SLOTS.flatMap((slot) => {
      const { text, hash } = intentText(slot, subtopic, this.config.language);
      return subtopic.hashes[slot] === hash ? [] : [{ subtopic, slot, text, hash }];
    });
  }

  private async embedBatch(
    batch: readonly SubtopicToEmbed[],
    models: readonly SlotModel[],
    signal: AbortSignal | undefined,
  ) {
    await this.repository.setStatus(batch, 'processing');
    const vectors: IntentVector[] = [];
    const failures = new Map<SubtopicToEmbed, string>();
    const used: (readonly [key: string, count: number])[] = [];
    try {
      for (const model of models) {
        const missing = batch
          .flatMap((subtopic) => this.missing(subtopic))
          .filter(({ slot }) => slot === model.slot);
        const made = await this.embedMissing(model, missing, failures, signal);
        if (made.length > 0) used.push([model.key, made.length]);
        vectors.push(...made);
      }
    } catch (error) {
      // Nothing is lost when it is only stopped: the next one begins where this one ended.
      if (signal?.aborted) await this.repository.setStatus(batch, 'pending');
      else if (error instanceof UserError) await this.repository.setStatus(batch, 'failed', messageOf(error));
      throw error;
    }
    await this.repository.store(models, vectors);
    await this.repository.setStatus(
      batch.filter((subtopic) => !failures.has(subtopic)),
      'completed',
    );
    for (const [subtopic, error] of failures) await this.repository.setStatus([subtopic], 'failed', error);
    const errors = [...failures].map(([{ id, name }, error]) => ({ subtopicId: id, name, error }));
    return { errors, used };
  }

  private async embedMissing(
    model: SlotModel,
    missing: readonly Missing[],
    failures: Map<SubtopicToEmbed, string>,
    signal: AbortSignal | undefined,
  ): Promise<IntentVector[]> {
    const texts = missing.map(({ text }) => text);
    const items = await this.slotModels.embedQueries(model, texts, signal);
    return items.flatMap((item, index) => {
      const { subtopic, slot, hash } = missing[index]!;
      if ('error' in item) {
        failures.set(subtopic, `${slot}: ${item.error.message}`);
        return [];
      }
      return [{ subtopicId: subtopic.id, revision: subtopic.revision, slot, hash, vector: item.vector }];
    });
  }
}
