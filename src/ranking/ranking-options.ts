import { SLOTS } from '../book/slot.js';
import type { Slot } from '../book/slot.js';
import { UserError } from '../errors/errors.js';
import { LONGEST_LIST } from './ranking.config.js';
import type { RankingConfig } from './ranking.config.js';

/** What a caller may ask of a ranking. Missing values are those of the settings. */
export interface RankingOptions {
  /** Least score, 0 to 1, of both slots. */
  readonly threshold?: number;
  /** Least score of single slots. */
  readonly thresholds?: Readonly<Partial<Record<Slot, number>>>;
  /** Chunks a list, 1 to 50. */
  readonly topK?: number;
}

export interface ListLimits {
  readonly length: number;
  readonly threshold: number;
}

export interface RankingLimits {
  /** What the caller wants to hear about. */
  readonly reported: ListLimits;
  /** What is stored: never less than the settings say, so that no caller thins the lists that others read. */
  readonly stored: ListLimits;
}

export type SlotLimits = Readonly<Record<Slot, RankingLimits>>;

/** @throws {UserError} `ranking.invalid`, which names the field. */
export function rankingLimits(options: RankingOptions, config: RankingConfig): SlotLimits {
  const length = options.topK ?? config.length;
  if (!Number.isInteger(length) || length < 1 || length > LONGEST_LIST) {
    throw invalid('topK', `topK must be a whole number from 1 to ${LONGEST_LIST}.`);
  }
  const limits = (slot: Slot): RankingLimits => {
    const set = config.threshold.byKey[slot] ?? config.threshold.default;
    const threshold = options.thresholds?.[slot] ?? options.threshold ?? set;
    const isShare = threshold >= 0 && threshold <= 1;
    if (!isShare) throw invalid('threshold', 'threshold must be a number from 0 to 1.');
    return {
      reported: { length, threshold },
      stored: { length: Math.max(length, config.length), threshold: Math.min(threshold, set) },
    };
  };
  return perSlot(limits);
}

/** What is stored for several callers: enough for each of them. @param all At least one. */
export function widestOf(all: readonly SlotLimits[]): Record<Slot, ListLimits> {
  return perSlot((slot) => {
    const stored = all.map((limits) => limits[slot].stored);
    return {
      length: Math.max(...stored.map(({ length }) => length)),
      threshold: Math.min(...stored.map(({ threshold }) => threshold)),
    };
  });
}

function perSlot<T>(make: (slot: Slot) => T): Record<Slot, T> {
  return Object.fromEntries(SLOTS.map((slot) => [slot, make(slot)])) as Record<Slot, T>;
}

export function invalid(field: string, message: string): UserError {
  return new UserError('ranking.invalid', message, { field });
}
