/** How hard a program is to read. The parts add up to `score`. */
export interface CodingComplexity {
  readonly score: number;
  readonly level: 'easy' | 'medium' | 'hard';
  readonly breakdown: {
    /** A fifth of the lines that are not blank, at most `MOST_FOR_LINES`. */
    readonly lines: number;
    readonly functions: number;
    readonly classes: number;
    readonly imports: number;
  };
}

const LINES_A_POINT = 5;
const MOST_FOR_LINES = 3;
const FOR_A_FUNCTION = 2;
const FOR_A_CLASS = 3;
const FOR_AN_IMPORT = 1;
const EASY = 2;
const MEDIUM = 5;

/** Definitions of Python, JavaScript, Go, Rust, Perl, shell, R (`f <- function`) and of the C family (`int f(int a) {`). */
const FUNCTION = [
  /^\s*(?:(?:async|export|default|pub|static)\s+)*(?:def|function|func|fn|sub)\s+[\w$:.]+/m,
  /(?:<-|=)\s*(?:async\s+)?function\s*\(/,
  /=>/,
  /^\s*[\w.-]+\s*\(\)\s*\{/m,
  /^\s*(?!(?:if|for|while|switch|return|else|do)\b)[\w:*&<>[\]]+(?:\s+[\w:*&<>[\]]+)*\s+\**[\w:]+\([^;(){}]*\)\s*(?:const\s*)?\{/m,
];
const CLASS =
  /^\s*(?:(?:public|private|abstract|final|export|default|pub)\s+)*(?:class|struct|interface|trait)\s+\w+/m;
const IMPORT =
  /^\s*(?:>>>\s*)?(?:import\s+["'{*\w]|from\s+[\w.]+\s+import\b|#\s*include\b|using\s+\w|use\s+[\w:]+|(?:library|require|source)\s*\()|\brequire\s*\(/m;

/** Judges a program by its length and by what it defines and imports, whatever its language. */
export function codingComplexity(code: string): CodingComplexity {
  const lines = code.split('\n').filter((line) => line.trim() !== '').length;
  const breakdown = {
    lines: Math.min(lines / LINES_A_POINT, MOST_FOR_LINES),
    functions: FUNCTION.some((pattern) => pattern.test(code)) ? FOR_A_FUNCTION : 0,
    classes: CLASS.test(code) ? FOR_A_CLASS : 0,
    imports: IMPORT.test(code) ? FOR_AN_IMPORT : 0,
  };
  const { lines: forLines, functions, classes, imports } = breakdown;
  const score = forLines + functions + classes + imports;
  return { score, level: score <= EASY ? 'easy' : score <= MEDIUM ? 'medium' : 'hard', breakdown };
}
