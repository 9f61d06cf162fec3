import type { Composition, ContextChunk } from './compose.js';
import type { Pools } from './difficulty-pools.js';

export interface Budget {
  /** Most tokens of the whole text. */
  readonly tokens: number;
  readonly count: (text: string) => number;
}

/**
 * The composition with as many whole chunks as the budget allows, the primary ones first and each pool in rank order. A
 * chunk that is too long does not stop a shorter one behind it.
 *
 * @returns Null when not even one chunk fits.
 */
export function withinBudget(
  pools: Pools<ContextChunk>,
  composed: (pools: Pools<ContextChunk>) => Composition,
  { tokens, count }: Budget,
): Composition | null {
  let kept: Pools<ContextChunk> = { primary: [], supplementary: [] };
  let best: Composition | null = null;
  const offer = (more: Pools<ContextChunk>): void => {
    const composition = composed(more);
    if (count(composition.text) > tokens) return;
    kept = more;
    best = composition;
  };
  for (const chunk of pools.primary) offer({ ...kept, primary: [...kept.primary, chunk] });
  for (const chunk of pools.supplementary) {
    offer({ ...kept, supplementary: [...kept.supplementary, chunk] });
  }
  return best;
}
