import type { CodeLanguage } from '../../book/chunk-part.js';
import { tally } from '../../book/frequency.js';

const INTERPRETERS: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/\bpython/, 'python'],
  [/\bRscript/, 'r'],
  [/\bperl/, 'perl'],
  [/\bmake/, 'make'],
  [/\bnode/, 'javascript'],
  [/sh\b/, 'shell'],
];

/**
 * Patterns for whole lines that are statements in one language and rarely in another; the first word alone is not
 * enough. The first pattern that matches a line counts.
 */
const STATEMENTS: readonly (readonly [CodeLanguage, RegExp])[] = [
  ['cpp', /^\s*#include <\w+>/],
  ['cpp', /^\s*(?:using namespace \w|template ?<)/],
  ['cpp', /\bstd::\w/],
  ['c', /^\s*#\s*include\s*[<"]/],
  ['c', /^\s*#\s*(?:define \w|ifdef \w|ifndef \w|endif\b)/],
  // A declaration or definition with a type before its name.
  [
    'c',
    /^\s*(?:static |const |extern |unsigned |struct )*(?:int|void|char|float|double|long|size_t|SEXP|MPI_\w+) +\**\w+(?:\[.*\])?\s*[;=(,]/,
  ],
  ['java', /^\s*(?:public|private|protected) (?:static |final |abstract )*\w/],
  ['java', /^\s*import java|\bSystem\.out\./],
  ['javascript', /^\s*(?:const|let|var) [\w{[][^=]*=\s*\S/],
  ['javascript', /^\s*(?:async )?function \w+\(.*\{$|=> ?\{$|\bconsole\.log\(/],
  ['python', /^\s*(?:(?:async )?def \w+\(|class \w+\s*(?:\(.*\))?:)/],
  ['python', /^\s*from \.*[\w.]+ import [\w*(]/],
  ['python', /^\s*import [\w.]+(?: as \w+)?(?:, ?[\w.]+(?: as \w+)?)*\s*(?:#.*)?$/],
  ['python', /^\s*(?:(?:if|elif|while|with) .+|for .+ in .+|else|try|finally|except.*):\s*(?:#.*)?$/],
  ['python', /^\s*(?:assert .+ (?:==|is|in) |raise \w+\()/],
  ['r', /^\s*[\w.$[\]"]+ ?<-\s/],
  ['r', /^\s*(?:library|setClass|setMethod|UseMethod)\(/],
  ['r', /(?:<-|=) ?function ?\(|%(?:>|in|o|\*)%/],
  ['sql', /^\s*(?:SELECT\b.+\bFROM\b|INSERT INTO \w|DELETE FROM \w|UPDATE \w+ SET )/i],
  ['sql', /^\s*(?:CREATE (?:TABLE|INDEX|VIEW|DATABASE)|ALTER TABLE) \w/i],
  ['html', /^\s*<(?:!DOCTYPE html|html|head|body|div|p|a|table|script|span)\b[^>]*>/i],
  ['xml', /^\s*<(?:\?xml\b|!DOCTYPE\b|!ENTITY\b)/],
  ['xml', /^\s*<\w[\w:.-]*(?:\s+[\w:.-]+="[^"]*")+\s*\/?>/],
  ['xml', /^\s*(?:<(\w[\w:.-]*)\b[^<>]*>.*)?<\/[\w:.-]+>\s*$/],
  ['shell', /^\s*(?:if|elif|while) .*; ?(?:then|do)$|^\s*for \w+ in .*; ?do$|^\s*(?:fi|done|esac)$/],
  // A command that books often show. The text after it shows that it is not a sentence, an assignment or a call.
  [
    'shell',
    /^\s*(?:sudo )?(?:pip3?|python3?|conda|apt|apt-get|dpkg[\w-]*|git|cd|ls|mkdir|cp|mv|rm|cat|echo|export|make|cmake|tar|unzip|gunzip|curl|wget|gcc|mpicc|mpiexec|mpirun|R CMD|Rscript|npm|npx|docker|chmod|ssh|source|grep|\.\/\w[\w./-]*) +(?![-=(<+*/]+ )[\w.~/$"'<-][^()=]*$/,
  ],
];
/** The first lines of a listing are enough to tell its language. */
const LINES_LOOKED_AT = 40;

/** Finds the language by the interpreter in the first line, or by the majority of statements with a known language. */
export function languageOf(lines: readonly string[]): CodeLanguage | null {
  const first = lines[0] ?? '';
  if (first.startsWith('#!')) return INTERPRETERS.find(([name]) => name.test(first))?.[1] ?? null;
  const counts = new Map<CodeLanguage, number>();
  for (const text of lines.slice(0, LINES_LOOKED_AT)) {
    const language = text === '' ? undefined : STATEMENTS.find(([, statement]) => statement.test(text))?.[0];
    if (language) tally(counts, language);
  }
  let best: CodeLanguage | null = null;
  for (const [language, count] of counts) if (count > (best ? (counts.get(best) ?? 0) : 0)) best = language;
  return best;
}
