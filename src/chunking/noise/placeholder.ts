const SAMPLE_PHRASES: readonly RegExp[] = [
  /\bthis is a (?:free )?(?:sample|preview)\b/i,
  /\b(?:sample|preview) (?:chapter|edition|pages?|version)\b/i,
  /\b(?:buy|purchase|get) the (?:full|complete) (?:book|version|edition)\b/i,
  /\b(?:omitted|not (?:included|available|shown)) (?:from|in) (?:this|the) (?:sample|preview|free)\b/i,
  /\bthis page (?:is |was )?(?:intentionally )?left blank\b/i,
  /\bthis is only available in the full (?:book|version|edition)\b/i,
];
/** Above this many characters one phrase is a remark in real text. */
const SHORT = 800;

/** Text that stands in for pages that a sample edition leaves out. */
export function isPlaceholder(text: string): boolean {
  const phrases = SAMPLE_PHRASES.filter((phrase) => phrase.test(text)).length;
  return phrases >= 2 || (phrases === 1 && text.length < SHORT);
}
