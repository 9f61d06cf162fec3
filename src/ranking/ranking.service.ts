import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { SLOTS, TYPES_OF_SLOT } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import { SlotModels } from '../embedding/slot-models.js';
import type { SlotModel } from '../embedding/slot-models.js';
import { TopicsService } from '../topics/topics.service.js';
import type { SubtopicView } from '../topics/taxonomy-views.js';
import { LONGEST_LIST, RankingConfig } from './ranking.config.js';
import { invalid, rankingLimits, widestOf } from './ranking-options.js';
import type { RankingOptions, SlotLimits } from './ranking-options.js';
import { NOTHING_TO_RANK, rankingResult } from './ranking-result.js';
import type { RankingResult } from './ranking-result.js';
import { RankingRepository } from './ranking.repository.js';
import type { AskedRanking, RankedChunk, RankingSizes } from './ranking.repository.js';
import { scoreSlot } from './scorer.js';
import type { ScoredChunk, ScoringWay } from './scorer.js';

export interface RankingHooks {
  readonly signal?: AbortSignal;
  /** Missing: by the index of the model, if there is one, otherwise exactly. */
  readonly way?: ScoringWay;
}

export interface ListOptions {
  /** Missing: both lists. */
  readonly slot?: Slot;
  /** Only chunks of this type, which belongs to one of the lists. */
  readonly type?: ChunkType;
  /** Chunks a list, 1 to 50. */
  readonly limit?: number;
  /** Least score, 0 to 1. */
  readonly minSimilarity?: number;
}

/** The lists of a subtopic. Scores of two lists are never compared. */
export interface SubtopicLists {
  readonly subtopic: SubtopicView;
  readonly lists: readonly { readonly slot: Slot; readonly chunks: readonly RankedChunk[] }[];
}

const DEFAULT_LIMIT = 5;
const DEFAULT_SIMILARITY = 0.5;

/** One ranking at a time. */
interface Turn {
  readonly models: readonly SlotModel[];
  readonly manager: EntityManager;
  /** Requests since the last ranking. */
  readonly requests: number;
  /** Those of them that have limits of their own and wait for a result. */
  readonly asked: readonly AskedRanking[];
}

/** The two ranked lists of every subtopic over all live documents. */
@Injectable()
export class RankingService {
  private readonly logger = new Logger(RankingService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: RankingRepository,
    private readonly slotModels: SlotModels,
    private readonly topics: TopicsService,
    private readonly config: RankingConfig,
  ) {}

  /**
   * Makes all lists anew, in one transaction: readers see the old ones until it ends. Rankings take turns.
   *
   * @throws {UserError} `ranking.invalid`; `model.…` when the model of a slot cannot be used; `signal.reason` when aborted.
   */
  async rank(options: RankingOptions = {}, hooks: RankingHooks = {}): Promise<RankingResult> {
    const limits = rankingLimits(options, this.config);
    // Without topics there are no lists, and no model has to be looked at.
    if (!(await this.repository.hasSubtopics())) return NOTHING_TO_RANK;
    return this.inTurn((turn) => this.rankAll(turn, limits, hooks), true);
  }

  /** Makes all lists anew if somebody has asked for it and nobody has done it since. Throws as `rank`. */
  async rankIfRequested(signal?: AbortSignal): Promise<void> {
    const limits = rankingLimits({}, this.config);
    await this.inTurn(async (turn) => {
      if (turn.requests > 0) await this.rankAll(turn, limits, { signal });
    });
  }

  /** Records in the caller's transaction that the lists have to be made anew. @returns False without topics. */
  request(manager: EntityManager): Promise<boolean> {
    return this.repository.request(manager);
  }

  isRequested(): Promise<boolean> {
    return this.repository.isRequested();
  }

  /** @throws {UserError} `subtopic.not_found`, `ranking.invalid`. */
  async chunks(subtopicId: string, options: ListOptions = {}): Promise<SubtopicLists> {
    const { type, limit = DEFAULT_LIMIT, minSimilarity = DEFAULT_SIMILARITY } = options;
    if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_LIST) {
      throw invalid('limit', `limit must be a whole number from 1 to ${LONGEST_LIST}.`);
    }
    if (!(minSimilarity >= 0 && minSimilarity <= 1)) {
      throw invalid('minSimilarity', 'minSimilarity must be a number from 0 to 1.');
    }
    const slots = SLOTS.filter(
      (slot) =>
        (options.slot === undefined || slot === options.slot) &&
        (type === undefined || TYPES_OF_SLOT[slot].includes(type)),
    );
    if (slots.length === 0) throw invalid('type', `The list ${options.slot} has no chunks of type ${type}.`);
    const subtopic = await this.topics.subtopic(subtopicId);
    const filter = { limit, minSimilarity, type: type ?? null };
    const lists = await Promise.all(
      slots.map(async (slot) => ({ slot, chunks: await this.repository.list(subtopic.id, slot, filter) })),
    );
    return { subtopic, lists };
  }

  /**
   * @param work Done when all earlier rankings have ended.
   * @param asks Whether it asks for the lists itself: who answers requests tells of it, by a trigger of their table.
   */
  private async inTurn<T>(work: (turn: Turn) => Promise<T>, asks = false): Promise<T> {
    const models = await Promise.all(SLOTS.map((slot) => this.slotModels.current(slot)));
    return this.dataSource.transaction(async (manager) => {
      if (asks) await this.repository.request(manager);
      return work({ models, manager, ...(await this.repository.begin(manager)) });
    });
  }

  /** Answers all that have asked, too: the lists are as long as the widest limits want them. */
  private async rankAll(
    { models, manager, asked }: Turn,
    limits: SlotLimits,
    hooks: RankingHooks,
  ): Promise<RankingResult> {
    const started = performance.now();
    const answers = asked.map(({ id, options }) => ({ id, limits: rankingLimits(options, this.config) }));
    const widest = widestOf([limits, ...answers.map((answer) => answer.limits)]);
    const ranked: Record<Slot, readonly ScoredChunk[]> = { concept: [], code: [] };
    const sizes: RankingSizes[] = [];
    let scoredBy: ScoringWay = 'exact';
    for (const model of models) {
      const size = await this.repository.sizes(model, manager);
      sizes.push(size);
      if (size.subtopics === size.lacking || !size.chunks) continue;
      const { scored, way } = await scoreSlot(manager, model, widest[model.slot], hooks);
      ranked[model.slot] = scored;
      scoredBy = way;
    }
    hooks.signal?.throwIfAborted();
    for (const model of models) await this.repository.replace(model, ranked[model.slot], manager);
    const made = { ranked, sizes, scoredBy };
    for (const answer of answers) {
      await this.repository.answer(answer.id, rankingResult(made, answer.limits), manager);
    }
    const result = rankingResult(made, limits);
    this.logger.log(`${result.message} (${Math.round(performance.now() - started)} ms)`);
    return result;
  }
}
