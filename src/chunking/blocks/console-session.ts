import type { CodeLanguage } from '../../book/chunk-part.js';
import type { CodeRole } from './block.js';
import { isOpen } from './open-statement.js';

/** The prompts of a console: before the first line of a statement, and before its further lines. */
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
/** `>` also quotes, redirects and precedes Windows commands, so it is a prompt only in a listing that begins with it. */
const R_PROMPT: Prompt = {
  language: 'r',
  first: /^> (?=\S)(?!(?:cd|dir|set|copy|start|python3?|pip3?|conda|npm) )/,
  more: /^\+ (?=\s*\S)/,
};
const GOES_ON = /^\s*\.\.\. +\S/;
const OUTPUT: CodeRole = { kind: 'output', language: null };
/** The first line of a statement that needs more lines: `for x in y:`, `@decorator`. */
const BLOCK = /:\s*(?:#.*)?$|^@/;
const COMMENT_OR_BLANK = /^\s*(?:#|$)/;

/**
 * Separates what was typed from what was printed in a listing with prompts.
 *
 * @returns The role of each line. Lines above the first prompt have null, unless they are all comments or blank: then
 *          they belong to the session.
 */
export function sessionRoles(lines: readonly string[]): (CodeRole | null)[] {
  const prompts = promptsIn(lines);
  let prompt = cutPrompt(lines);
  // Undefined while the lines are output of the program.
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

/** Removes the prompts from the code of a session. */
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

/** When the first line is missing because of a cut or a figure, only Python's `...` is a certain sign of a session. */
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
 * A line without a continuation prompt continues a statement only while a bracket or a quote is open: the typesetter
 * wrapped it. A line of dots alone ends a block; outside a block it stands for output that the book leaves out.
 */
function goesOn(statement: readonly string[], text: string, { more, language }: Prompt): boolean {
  const last = statement.at(-1) ?? '';
  const isBlock = statement.length > 1 || BLOCK.test(last);
  if (more.test(text) && (isBlock || text.replace(more, '').trim() !== '')) return true;
  // A shell has different rules for brackets and quotes.
  return language === 'shell' ? last.endsWith('\\') : isOpen(statement.join('\n'));
}
