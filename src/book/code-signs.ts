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

/** What a line says about being code: a statement or a prompt, two weak signs, one, a sentence, or nothing. */
export type CodeSign = 'prompt' | 'strong' | 'weak' | 'hint' | 'sentence' | 'none';

/** @param line As typed: with plain quotes and dashes. */
export function signOf(line: string): CodeSign {
  if (PROMPT.test(line)) return 'prompt';
  if (isSentence(line)) return 'sentence';
  if (STATEMENTS.some((statement) => statement.test(line))) return 'strong';
  const weak = WEAK.filter((sign) => sign.test(line)).length;
  return weak >= 2 ? 'weak' : weak === 1 ? 'hint' : 'none';
}

function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/);
  if (words.length < SENTENCE_WORDS || /^\s*(?:#|\/\/|\/\*)/.test(line)) return false;
  const outsideQuotes = line.replace(/(["'])(?:(?!\1).)*\1/g, '');
  return (outsideQuotes.match(FUNCTION_WORD)?.length ?? 0) >= SENTENCE_FUNCTION_WORDS;
}
