import { useKeptText } from '../../state/use-kept-text.js';
import type { KeptText } from '../../state/use-kept-text.js';
import { useSettled } from '../../state/use-settled.js';
import { useChangePlace, useSearchPlace } from './search-place.js';

/** People pause shorter than this between two letters of a word, and longer when they read what was found. */
const PAUSE_MS = 450;
const LETTER_MS = 90;

/** `enter` asks at once. */
export interface Question extends KeptText {
  /** What stands in the field, a moment later: what first finds are looked for. */
  readonly typed: string;
  /** What the address says: what is answered in full. */
  readonly asked: string;
}

/** The question: typed in the field, and after a pause in the address. */
export function useQuestion(): Question {
  const { q: asked = '' } = useSearchPlace();
  const change = useChangePlace();
  const field = useKeptText(asked, (q) => change({ q: q === '' ? undefined : q }), PAUSE_MS);
  const text = field.text.trim();
  const settled = useSettled(text, LETTER_MS);
  return { ...field, asked, typed: text === asked ? asked : settled };
}
