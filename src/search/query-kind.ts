import { splitName } from '../lexical/terms/split-name.js';
import { tokenize } from '../lexical/terms/tokenize.js';

/** How a query is asked: as a full sentence, as key words, or by a name of code or an error message. */
export const QUERY_KINDS = ['sentence', 'keywords', 'identifier'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const ASKS =
  /^(?:how|what|when|where|which|who|whom|whose|why|can|could|do|does|did|is|are|was|should|may|must|will|i|my|we)\b/iu;
const ENDS_AS_QUESTION = /\?\s*$/u;
/** A text of so many words is a sentence or an excerpt. */
const SENTENCE_WORDS = 12;
const PLAIN = /^\p{Lu}?[\p{Ll}\p{M}]+(?:['’]\p{L}+)?$|^\p{Lu}+$|^\p{N}+$/u;
/** Words with a hyphen are written so in prose, too. */
const HYPHENATED = /^\p{L}+(?:-\p{L}+)+$/u;

/** Tells how a query is asked, which decides how much its words count beside its meaning. */
export function queryKind(query: string): QueryKind {
  const text = query.trim();
  const words = tokenize(text).map((token) => token.text);
  if (ENDS_AS_QUESTION.test(text) || ASKS.test(text)) return 'sentence';
  if (words.some(isName)) return 'identifier';
  return words.length >= SENTENCE_WORDS ? 'sentence' : 'keywords';
}

function isName(word: string): boolean {
  if (PLAIN.test(word) || HYPHENATED.test(word)) return false;
  return splitName(word).length > 1 || /[^\p{L}\p{M}'’]/u.test(word);
}
