import type { CodeLanguage } from '../../book/chunk-part.js';
import type { CodeRole } from './block.js';
import { isOpen } from './open-statement.js';

/** What stands before a statement that is typed at a console, and before its further lines. */
interface Prompt {
  readonly language: CodeLanguage;
  readonly first: RegExp;
  readonly more: RegExp;
}

const PROMPTS: readonly Prompt[] = [
  { language: 'python', first: /^\s*>>>(?: |$)/, more: /^\s*\.\.\.(?: |$)/ },
  { language: 'python', first: /^\s*In \[\d+\]:(?: |$)/, more: /^\s*\.{3,}:(?: |$)/ },
  { language: 'sql', first: /^\s*(?:mysql|sqlite|MariaDB \[.*\])> /, more: /^\s*(?:->|\.\.\.>) / },
  {
    language: 'shell',
    first: /^\s*(?:(?:\([\w.-]+\) ?)?\$|[\w.-]+@[\w.-]+[:~]\S*[$#]|[A-Z]:\\[^>]*>) (?=[\w./~"'-])/,
    more: /^\s*> /,
  },
];
/** The sign also quotes, redirects, and stands before commands of Windows: it counts in a listing that begins with it. */
const R_PROMPT: Prompt = {
  language: 'r',
  first: /^> (?=\S)(?!(?:cd|dir|set|copy|start|python3?|pip3?|conda|npm) )/,
  more: /^\+ (?=\s*\S)/,
};
const GOES_ON = /^\s*\.\.\. +\S/;
const OUTPUT: CodeRole = { kind: 'output', language: null };
/** The first line of a statement that asks for another: `for x in y:`, `@decorator`. */
const BLOCK = /:\s*(?:#.*)?$|^@/;
const COMMENT_OR_BLANK = /^\s*(?:#|$)/;

/**
 * Tells what was typed and what was printed in a listing with prompts.
 *
 * @returns The role of each line; null above the first prompt, but for comments, which belong to the session.
 */
export function sessionRoles(lines: readonly string[]): (CodeRole | null)[] {
  const prompts = promptsIn(lines);
  let prompt = cutPrompt(lines);
  // Undefined: the program has the word.
  let statement: string[] | undefined = prompt && [''];
  const roles = lines.map((text): CodeRole | null => {
    const opening = promptOf(text, prompts);
    if (opening) {
      prompt = opening;
      statement = [withoutPrompt(text, opening)];
    } else if (prompt && statement && text !== '') {
      if (goesOn(statement, text, prompt)) statement.push(withoutPrompt(text, prompt));
      else statement = undefined;
    }
    if (!prompt) return null;
    return statement ? { kind: 'code', language: prompt.language } : OUTPUT;
  });
  const start = roles.findIndex((role) => role !== null);
  const above = lines.slice(0, Math.max(0, start));
  return above.every((text) => COMMENT_OR_BLANK.test(text))
    ? roles.fill(roles[start] ?? null, 0, above.length)
    : roles;
}

/** What was typed, without the prompts of the session that it was typed in. */
export function withoutPrompts(code: string): string {
  const lines = code.split('\n');
  const prompts = promptsIn(lines);
  let prompt = cutPrompt(lines);
  return lines
    .map((line) => {
      prompt = promptOf(line, prompts) ?? prompt;
      return prompt ? withoutPrompt(line, prompt) : line;
    })
    .join('\n');
}

/** Only Python's sign for further lines is beyond doubt where a cut, or a figure, has left the first line elsewhere. */
function cutPrompt([first = '']: readonly string[]): Prompt | undefined {
  return GOES_ON.test(first) ? PROMPTS[0] : undefined;
}

function promptsIn(lines: readonly string[]): readonly Prompt[] {
  return R_PROMPT.first.test(lines.find((line) => line !== '') ?? '') ? [...PROMPTS, R_PROMPT] : PROMPTS;
}

function promptOf(text: string, prompts: readonly Prompt[]): Prompt | undefined {
  return prompts.find(({ first }) => first.test(text));
}

function withoutPrompt(text: string, { first, more }: Prompt): string {
  return text.replace(first, '').replace(more, '');
}

/**
 * A line without the prompt of a further line goes on with a statement only where a bracket or a quote is open: the
 * typesetter wrapped it. Dots alone end a block, but stand for output that the book leaves out where there is none.
 */
function goesOn(statement: readonly string[], text: string, { more, language }: Prompt): boolean {
  const last = statement.at(-1) ?? '';
  const isBlock = statement.length > 1 || BLOCK.test(last);
  if (more.test(text) && (isBlock || text.replace(more, '').trim() !== '')) return true;
  // The brackets and quotes of a shell follow rules of their own.
  return language === 'shell' ? last.endsWith('\\') : isOpen(statement.join('\n'));
}
