import type { Page } from '../book/page.js';

/** What Sphinx and others say about a name: `Abort() (mpi4py.MPI.Comm method)`. */
const QUALIFICATION = /\s+\([^()]*\)$/u;
/** Words that pages have whatever they are about. */
const COMMON = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|vs|with)$/u;
/** The text of a page may have the plural or another ending: words are compared by their beginning. */
const ENDING = /(?:es|s|ing|ed)$/u;
const SHORTEST_STEM = 3;

/** Text of a page as terms are looked for in it: one line, lower case, words parted at hyphens joined. */
export function searchableText({ lines }: Page): string {
  let text = '';
  for (const line of lines) text += line.softHyphen ? line.text.replace(/-$/u, '') : `${line.text} `;
  return text.normalize('NFKC').toLowerCase();
}

/** Whether every word of a term stands on a page, in any order; signs and code are looked for as they are. */
export function showsTerm(text: string, path: readonly string[]): boolean {
  const stems = stemsOf(path);
  return stems.length > 0 && stems.every((stem) => text.includes(stem));
}

/** What must stand on a page that shows the term. */
export function stemsOf(path: readonly string[]): string[] {
  const term = path.map((part) => part.replace(QUALIFICATION, '')).join(' ');
  const words = term
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;“”"]+/u)
    .map((word) => word.replace(/^\(|\)$|\(\)$/gu, ''))
    .filter((word) => word !== '');
  const telling = words.filter((word) => !COMMON.test(word));
  // `for` and `with` are terms of some languages.
  return (telling.length > 0 ? telling : words).map((word) => {
    const stem = /^\p{L}+$/u.test(word) ? word.replace(ENDING, '') : word;
    return stem.length < SHORTEST_STEM ? word : stem;
  });
}
