import type { Page } from '../book/page.js';

/** A qualification that Sphinx and others add to a name: `Abort() (mpi4py.MPI.Comm method)`. */
const QUALIFICATION = /\s+\([^()]*\)$/u;
/** Words that occur on pages about anything. */
const COMMON = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|vs|with)$/u;
/** A page may contain the plural or another ending, so words are compared by their beginning. */
const ENDING = /(?:es|s|ing|ed)$/u;
const SHORTEST_STEM = 3;

/** Text of a page, prepared for the search of terms: one line, lower case, hyphenated words joined. */
export function searchableText({ lines }: Page): string {
  let text = '';
  for (const line of lines) text += line.softHyphen ? line.text.replace(/-$/u, '') : `${line.text} `;
  return text.normalize('NFKC').toLowerCase();
}

/** Whether every word of a term occurs on a page, in any order; signs and code must occur unchanged. */
export function showsTerm(text: string, path: readonly string[]): boolean {
  const stems = stemsOf(path);
  return stems.length > 0 && stems.every((stem) => text.includes(stem));
}

/** The texts that must occur on a page that shows the term. */
function stemsOf(path: readonly string[]): string[] {
  const term = path.map((part) => part.replace(QUALIFICATION, '')).join(' ');
  const words = term
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;“”"]+/u)
    .map((word) => word.replace(/^\(|\)$|\(\)$/gu, ''))
    .filter((word) => word !== '');
  const telling = words.filter((word) => !COMMON.test(word));
  // In some languages, `for` and `with` are terms.
  return (telling.length > 0 ? telling : words).map((word) => {
    const stem = /^\p{L}+$/u.test(word) ? word.replace(ENDING, '') : word;
    return stem.length < SHORTEST_STEM ? word : stem;
  });
}
