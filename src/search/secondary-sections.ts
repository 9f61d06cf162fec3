/** Words in titles of sections that hold many terms and explain none of them. */
const SECONDARY =
  /\b(?:change ?logs?|changes (?:in|since|to) (?:version|release)|release notes?|what'?s new|version history|revision history|news|licen[cs]es?|copying|copyright|acknowledge?ments?|bibliography|references|contributors)\b/iu;

/** What the score of a chunk in such a section is multiplied with. */
const WORTH = 0.85;

/** Of the sections of chunks that are held in memory. */
const known = new WeakMap<readonly string[], boolean>();

/** Factor for the score of a chunk: less than 1 in change logs and licences, unless the query asks for them. */
export function sectionWorth(sectionPath: readonly string[], query: string): number {
  return isSecondary(sectionPath) && !SECONDARY.test(query) ? WORTH : 1;
}

function isSecondary(sectionPath: readonly string[]): boolean {
  let is = known.get(sectionPath);
  if (is === undefined) {
    is = sectionPath.some((title) => SECONDARY.test(title));
    known.set(sectionPath, is);
  }
  return is;
}
