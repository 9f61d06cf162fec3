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
 * Whole lines that are statements of one language and hardly of another; the first word alone tells nothing. Of a line
 * of several the first one counts.
 */
const STATEMENTS: readonly (readonly [CodeLanguage, RegExp])[] = [
  ['cpp', /^\s*(?:#include <\w+>|using namespace \w|template ?<|.*\bstd::\w)/],
  [
    'c',
    /^\s*(?:#\s*(?:include|define|ifdef|ifndef|endif)\b|(?:static |const |extern |unsigned |struct )*(?:int|void|char|float|double|long|size_t|SEXP|MPI_\w+)\s+\**\w+(?:\[.*\])?\s*(?:[;=]|\([^)]*[){;,]\s*$|\())/,
  ],
  [
    'java',
    /^\s*(?:(?:public|private|protected) (?:static |final |abstract )*\w|import java|package \w[\w.]*;|.*\bSystem\.out\.)/,
  ],
  [
    'javascript',
    /^\s*(?:(?:const|let|var) [\w{[][^=]*=\s*\S|(?:async )?function \w+\(.*\{$|.*=> ?\{$|.*\bconsole\.log\()/,
  ],
  [
    'python',
    /^\s*(?:(?:async )?def \w+\(|class \w+\s*(?:\(.*\))?:|from \.*[\w.]+ import [\w*(]|import [\w.]+(?: as \w+)?(?:, ?[\w.]+(?: as \w+)?)*\s*(?:#.*)?$|(?:if|elif|while|with) .+:\s*(?:#.*)?$|for .+ in .+:\s*(?:#.*)?$|(?:else|try|finally|except.*):\s*(?:#.*)?$|@[A-Za-z][\w.]*(?:\(.*\))?$|assert .+ (?:==|is|in) |raise \w+\()/,
  ],
  [
    'r',
    /^\s*(?:[\w.$[\]"]+ ?<-\s|library\([\w.]+\)|(?:[\w.]+ )?(?:<-|=) ?function ?\(.*\)|.*%(?:>|in|o|\*)%|setClass\(|setMethod\(|UseMethod\()/,
  ],
  [
    'sql',
    /^\s*(?:SELECT\b.+\bFROM\b|INSERT INTO \w|CREATE (?:TABLE|INDEX|VIEW|DATABASE)\b|DELETE FROM \w|ALTER TABLE \w|UPDATE \w+ SET )/i,
  ],
  ['html', /^\s*<(?:!DOCTYPE html|html|head|body|div|p|a|table|script|span)\b[^>]*>/i],
  ['xml', /^\s*<(?:\?xml\b|!DOCTYPE\b|!ENTITY\b|\w[\w:.-]*(?:\s+[\w:.-]+="[^"]*")*\s*\/?>)/],
  [
    'shell',
    /^\s*(?:sudo )?(?:pip3?|python3?|conda|apt|apt-get|dpkg[\w-]*|git|cd|ls|mkdir|cp|mv|rm|cat|echo|export|make|cmake|tar|unzip|gunzip|curl|wget|gcc|mpicc|mpiexec|mpirun|R CMD|Rscript|npm|npx|docker|chmod|ssh|source|grep|\.\/\w[\w./-]*) +(?![-=(<+*/]+ )[\w.~/$"'<-][^()=]*$/,
  ],
];
/** The first lines of a listing tell; a long one is not read to its end. */
const LINES_LOOKED_AT = 40;

/** The language of a program by its interpreter, or by most of its telling statements. */
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
