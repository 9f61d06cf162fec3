import type { CodeLine, CodeRole, ListingLine } from './block.js';
import { languageOf } from './code-language.js';
import { sessionRoles } from './console-session.js';

/** Finds the language of each line of a listing, and which lines of a session the program printed. */
export function giveRoles(lines: readonly ListingLine[]): CodeLine[] {
  const texts = lines.map(({ text }) => text);
  const roles = sessionRoles(texts);
  const program = texts.filter((_, i) => roles[i] === null);
  const role: CodeRole = { kind: 'code', language: program.length > 0 ? languageOf(program) : null };
  return lines.map(({ text, sources }, i) => ({ text, sources, role: roles[i] ?? role }));
}
