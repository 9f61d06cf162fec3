import { asTyped } from '../blocks/code-repair.js';

/** A line of an interpreter session or a shell. */
const PROMPT = /^\s*(?:>>>(?:\s|$)|\.\.\.(?:\s\s|$)|In \[\d+\]:|\$ \S|[\w.-]+@[\w.-]+[:~][^\s]*[$#] )/;
/** The whole line, not only its first word, must look like a statement of a known language. */
const STATEMENTS: readonly RegExp[] = [
  /^\s*(?:async )?def \w+\s*\(.*(?:\)\s*(?:->\s*[^:]+)?:|,|\()\s*(?:#.*)?$/,
  /^\s*class [A-Za-z_]\w*\s*(?:\([^)]*\))?\s*[:{]\s*$/,
  /^import [\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+)*;?\s*(?:#.*)?$/,
  /^\s*from [\w.]+ import (?:\*|\(|\w+(?: as \w+)?(?:\s*,\s*\w+(?: as \w+)?)*)\s*\\?(?:#.*)?$/,
  /^\s*#\s*include\s*[<"]/,
  /^#!\//,
  /^\s*(?:func|fn|function) \w*\s*\(.*\).*[{;]?\s*$/,
  /^\s*(?:public|private|protected|static) (?:[\w<>[\],]+ )+\w+\s*[(;={].*$/,
  /^\s*(?:const|let|var) (?:\w+|\{[^}]*\}|\[[^\]]*\])(?:\s*:\s*\S+)?\s*=\s*\S/,
  /^\s*(?:if|elif|while|for|with|try|else|except|finally)\b.*:\s*(?:#.*)?$/,
  /^\s+return\b(?:\s+\S.*)?$/,
  // A call alone on its line.
  /^\s*[A-Za-z_][\w.]*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*;?\s*(?:#.*)?$/,
];
/** Weak signs that a line may be code. Two of them are enough. */
const WEAK: readonly RegExp[] = [
  /^\s*[A-Za-z_][\w.]*(?:\[[^\]]*\])?\s*(?:[-+*/|&]?=|<-|:=)\s*\S/,
  /[{}]|\[[^\]]*\]/,
  /\w\([^)]*\)/,
  /^(?: {2,}|\t)\S/,
  /\s(?:==|!=|<=|>=|&&|\|\||->|=>|\*\*|\/\/)\s/,
  /[;{:]\s*$/,
];
const FUNCTION_WORD =
  /\b(?:the|a|an|of|is|are|was|that|this|which|and|or|to|you|we|it|can|will|with|as|by|be|have|has)\b/gi;
/** A line with this many function words is a sentence, even when it contains a keyword of a language. */
const SENTENCE_FUNCTION_WORDS = 2;
const SENTENCE_WORDS = 4;
/** Code must be at least this share of a text, not an aside in it. */
const BODY_SHARE = 0.5;

/**
 * Is the body of this text program text or a transcript? Judged line by line, so that "return values",
 * "from the …" and "import duties" stay prose.
 */
export function readsAsCode(text: string): boolean {
  const lines = asTyped(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  let strong = 0;
  let weak = 0;
  let transcript = 0;
  for (const line of lines) {
    if (PROMPT.test(line)) transcript++;
    else if (isSentence(line)) continue;
    else if (STATEMENTS.some((statement) => statement.test(line))) strong++;
    else if (WEAK.filter((sign) => sign.test(line)).length >= 2) weak++;
  }
  // The output in a transcript does not look like code, but it belongs to its prompt.
  if (transcript > 0 && PROMPT.test(lines[0] ?? '')) return true;
  const enough = strong + transcript > 0 || weak >= 2;
  return enough && strong + weak + transcript >= lines.length * BODY_SHARE;
}

function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/);
  if (words.length < SENTENCE_WORDS || /^\s*(?:#|\/\/|\/\*)/.test(line)) return false;
  const outsideQuotes = line.replace(/(["'])(?:(?!\1).)*\1/g, '');
  return (outsideQuotes.match(FUNCTION_WORD)?.length ?? 0) >= SENTENCE_FUNCTION_WORDS;
}
