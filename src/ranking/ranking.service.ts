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
import { invalid, rankingLimits } from './ranking-options.js';
import type { RankingLimits, RankingOptions } from './ranking-options.js';
import { RankingRepository, ranksOf } from './ranking.repository.js';
import type { RankedChunk, RankingSizes } from './ranking.repository.js';
import { scoreSlot } from './scorer.js';
import type { ScoredChunk, ScoringWay } from './scorer.js';

/** What a ranking did, by the limits of its caller. */
export interface RankingResult {
  readonly status: 'success' | 'warning';
  /** Subtopics with at least one chunk in one of their lists. */
  readonly processed_subtopics: number;
  /** Chunks in all lists. */
  readonly total_similarities: number;
  readonly message: string;
}

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

const NOTHING_TO_RANK: RankingResult = {
  status: 'warning',
  processed_subtopics: 0,
  total_similarities: 0,
  message: 'There are no subtopics to rank. `colophon topics import` loads some.',
};

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
    return this.inTurn((models, _requests, manager) => this.rankAll(models, limits, hooks, manager));
  }

  /** Makes all lists anew if somebody has asked for it and nobody has done it since. Throws as `rank`. */
  async rankIfRequested(signal?: AbortSignal): Promise<void> {
    const limits = rankingLimits({}, this.config);
    await this.inTurn(async (models, requests, manager) => {
      if (requests > 0) await this.rankAll(models, limits, { signal }, manager);
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

  /** @param work Done when all earlier rankings have ended. Receives the number of requests since the last one. */
  private async inTurn<T>(
    work: (models: readonly SlotModel[], requests: number, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const models = await Promise.all(SLOTS.map((slot) => this.slotModels.current(slot)));
    return this.dataSource.transaction(async (manager) =>
      work(models, await this.repository.begin(manager), manager),
    );
  }

  private async rankAll(
    models: readonly SlotModel[],
    limits: Readonly<Record<Slot, RankingLimits>>,
    hooks: RankingHooks,
    manager: EntityManager,
  ): Promise<RankingResult> {
    const started = performance.now();
    const ranked: Record<Slot, readonly ScoredChunk[]> = { concept: [], code: [] };
    const sizes: RankingSizes[] = [];
    let scoredBy: ScoringWay = 'exact';
    for (const model of models) {
      const size = await this.repository.sizes(model, manager);
      sizes.push(size);
      if (size.subtopics === size.lacking || !size.chunks) continue;
      const { scored, way } = await scoreSlot(manager, model, limits[model.slot].stored, hooks);
      ranked[model.slot] = scored;
      scoredBy = way;
    }
    hooks.signal?.throwIfAborted();
    for (const model of models) await this.repository.replace(model, ranked[model.slot], manager);
    const reported = SLOTS.flatMap((slot) => within(ranked[slot], limits[slot].reported));
    const counts = {
      processed_subtopics: new Set(reported.map(({ subtopicId }) => subtopicId)).size,
      total_similarities: reported.length,
    };
    const warning = warningOf(sizes);
    const message =
      `${counts.processed_subtopics} of ${sizes[0]!.subtopics} subtopics have chunks, ` +
      `${counts.total_similarities} in all, ranked by ${scoredBy === 'index' ? 'the index' : 'all vectors'}.`;
    this.logger.log(`${message} (${Math.round(performance.now() - started)} ms)`);
    return warning === null
      ? { status: 'success', ...counts, message }
      : {
          status: 'warning',
          ...counts,
          message: counts.total_similarities > 0 ? `${message} ${warning}` : warning,
        };
  }
}

function within(scored: readonly ScoredChunk[], { length, threshold }: RankingLimits['reported']) {
  const ranks = ranksOf(scored);
  return scored.filter(({ score }, index) => score >= threshold && ranks[index]! <= length);
}

function warningOf(sizes: readonly RankingSizes[]): string | null {
  const subtopics = sizes[0]!.subtopics;
  if (sizes.every(({ chunks }) => !chunks)) return 'There are no embedded chunks to rank.';
  const lacking = Math.max(...sizes.map((size) => size.lacking));
  if (lacking === 0) return null;
  return `${lacking} of ${subtopics} subtopics have no vectors yet: \`colophon topics embed\` makes them.`;
}
