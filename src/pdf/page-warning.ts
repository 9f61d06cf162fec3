import { GENERATED, NO_RUN } from './layout/page-characters.js';
import type { PageCharacters } from './layout/page-characters.js';
import { SPACE } from './layout/shown-character.js';

// Fewer characters than one line are no evidence: a page may hold only a formula or a turned label.
const MIN_CHARACTERS = 60;
// Fonts without a Unicode mapping garble single symbols, at most a few percent of a page of mathematics; above a tenth,
// words are garbled.
const GARBLED_SHARE = 0.1;
// Margin notes, axes and watermarks are less than half of a page. If more of a page is turned, its text was lost.
const TURNED_SHARE = 0.5;

/** The reason why the extracted text of a page is unreliable, or null. */
export function whyDoubtful(page: PageCharacters): string | null {
  if (page.unmappedShare > GARBLED_SHARE) {
    const percent = Math.round(page.unmappedShare * 100);
    return `The fonts of the page do not say which characters they draw: about ${percent} % of its text is garbled.`;
  }
  const { drawn, turned } = countTurned(page);
  if (drawn < MIN_CHARACTERS || turned <= drawn * TURNED_SHARE) return null;
  return 'Most of the text of the page slants, or has several directions, and was left out.';
}

function countTurned({ count, codes, flags, runs, runUpright }: PageCharacters): {
  readonly drawn: number;
  readonly turned: number;
} {
  // Almost all pages have no turned text: checking their few runs is enough.
  if (runUpright.every((upright) => upright)) return { drawn: 0, turned: 0 };
  let drawn = 0;
  let turned = 0;
  for (let i = 0; i < count; i++) {
    const run = runs[i] ?? NO_RUN;
    if ((codes[i] ?? 0) <= SPACE || run === NO_RUN || (flags[i] ?? 0) & GENERATED) continue;
    drawn++;
    if (runUpright[run] === false) turned++;
  }
  return { drawn, turned };
}
