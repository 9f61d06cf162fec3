/** A word or name as it stands in a text. */
export interface Token {
  readonly text: string;
  /** Position of its first character in the text, and of the one after its last, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/**
 * Longer runs are hashes, encoded data or rules of a table, which nobody types. Their beginning would only fill the
 * index.
 */
const LONGEST = 64;

/**
 * A name may begin with the sign of its kind (`--flag`, `-f`, `@decorator`, `$HOME`, `\section`, `/etc/passwd`,
 * `.gitignore`), hold connectors (`a.b`, `a::b`, `a->b`, `a-b`, `a/b`) and end as `c++` and `c#` do. Any other sign at
 * its end is punctuation. An apostrophe belongs to a word only in the endings of English (`don't`), as it quotes in code.
 */
const SIGN = String.raw`(?<![\p{L}\p{N}_])(?:--?|[@$\\#]|~?\/|\.(?=\p{L}))?`;
const WORD = String.raw`[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*`;
const CONNECTOR = String.raw`(?:::|->|\.\/|[.\-/])`;
const ENDING = String.raw`(?:['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}_])|\+\+|#)?`;
const NAME = `${SIGN}${WORD}(?:${CONNECTOR}${WORD})*${ENDING}`;
/** Operators of two or three signs. Rules and ellipses consist of one sign only. */
const OPERATOR = String.raw`(?<![<>=!+*/%&|^~:@-])(?:[<>=!+*/%&|^~:-]{2,3}|%\p{L}+%)(?![<>=!+*/%&|^~:@-])`;
const TOKEN = new RegExp(`${NAME}|${OPERATOR}`, 'gu');

const ONE_SIGN_ONLY = /^(.)\1+$/u;
/** Operators of a single sign twice or more that programs do use; others are rules and dashes. */
const DOUBLED = new Set([
  '==',
  '===',
  '&&',
  '||',
  '<<',
  '>>',
  '>>>',
  '<<<',
  '::',
  ':::',
  '**',
  '//',
  '++',
  '%%',
]);

/** Whether a token is one sign again and again, and no operator. */
function isRule(token: string): boolean {
  return (
    token[0] === token[1] &&
    ONE_SIGN_ONLY.test(token) &&
    /^[^\p{L}\p{N}_]/u.test(token) &&
    !DOUBLED.has(token)
  );
}

/** The words, names and operators of a text, in its order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    if (found.length > LONGEST) continue;
    if (isRule(found)) continue;
    tokens.push({ text: found, from: match.index, to: match.index + found.length });
  }
  return tokens;
}
