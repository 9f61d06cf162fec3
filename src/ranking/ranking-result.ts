import { SLOTS } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import type { RankingLimits, SlotLimits } from './ranking-options.js';
import { ranksOf } from './ranking.repository.js';
import type { RankingSizes } from './ranking.repository.js';
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

/** What a ranking found, before any caller's limits. */
export interface MadeRanking {
  readonly ranked: Readonly<Record<Slot, readonly ScoredChunk[]>>;
  /** Slot by slot. */
  readonly sizes: readonly RankingSizes[];
  readonly scoredBy: ScoringWay;
}

export const NOTHING_TO_RANK: RankingResult = {
  status: 'warning',
  processed_subtopics: 0,
  total_similarities: 0,
  message: 'There are no subtopics to rank. `colophon topics import` loads some.',
};

/** Counts what is within the limits of a caller. */
export function rankingResult({ ranked, sizes, scoredBy }: MadeRanking, limits: SlotLimits): RankingResult {
  const subtopics = sizes[0]?.subtopics ?? 0;
  if (subtopics === 0) return NOTHING_TO_RANK;
  const reported = SLOTS.flatMap((slot) => within(ranked[slot], limits[slot].reported));
  const counts = {
    processed_subtopics: new Set(reported.map(({ subtopicId }) => subtopicId)).size,
    total_similarities: reported.length,
  };
  const warning = warningOf(sizes, subtopics);
  const message =
    `${counts.processed_subtopics} of ${subtopics} subtopics have chunks, ` +
    `${counts.total_similarities} in all, ranked by ${scoredBy === 'index' ? 'the index' : 'all vectors'}.`;
  if (warning === null) return { status: 'success', ...counts, message };
  const told = counts.total_similarities > 0 ? `${message} ${warning}` : warning;
  return { status: 'warning', ...counts, message: told };
}

function within(scored: readonly ScoredChunk[], { length, threshold }: RankingLimits['reported']) {
  const ranks = ranksOf(scored);
  return scored.filter(({ score }, index) => score >= threshold && ranks[index]! <= length);
}

function warningOf(sizes: readonly RankingSizes[], subtopics: number): string | null {
  if (sizes.every(({ chunks }) => !chunks)) return 'There are no embedded chunks to rank.';
  const lacking = Math.max(...sizes.map((size) => size.lacking));
  if (lacking === 0) return null;
  return `${lacking} of ${subtopics} subtopics have no vectors yet: \`colophon topics embed\` makes them.`;
}
