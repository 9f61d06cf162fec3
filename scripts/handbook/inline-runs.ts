import type { Token, Tokens } from 'marked';
import type { Run, RunStyle } from './book-model.js';
import { HandbookError } from './handbook-error.js';

/**
 * Turns the inline Markdown of one paragraph into runs.
 *
 * Line ends become spaces, and straight quotes become curly ones outside code. A link becomes its text; the address is
 * dropped unless it is that text.
 *
 * @throws {HandbookError} on inline Markdown that a printed page cannot show (images, HTML).
 */
export function inlineRuns(tokens: readonly Token[], style: RunStyle = 'plain'): Run[] {
  return tokens.flatMap((token) => runsOf(token, style));
}

function runsOf(token: Token, style: RunStyle): Run[] {
  switch (token.type) {
    case 'text': {
      const nested = (token as Tokens.Text).tokens;
      return nested ? inlineRuns(nested, style) : [{ text: typographic((token as Tokens.Text).text), style }];
    }
    case 'escape':
      return [{ text: (token as Tokens.Escape).text, style }];
    case 'codespan':
      return [{ text: (token as Tokens.Codespan).text, style: 'code' }];
    case 'strong':
      return inlineRuns((token as Tokens.Strong).tokens, 'bold');
    case 'em':
      return inlineRuns((token as Tokens.Em).tokens, 'italic');
    case 'link':
      return inlineRuns((token as Tokens.Link).tokens, style);
    default:
      throw new HandbookError(
        `The handbook cannot show inline Markdown of the kind "${token.type}": ${token.raw}`,
      );
  }
}

/** Curly quotes and apostrophes. A quote opens after a space, a bracket, a dash or at the start, else it closes. */
function typographic(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(^|[\s([\u2013\u2014])"/g, '$1\u201c')
    .replace(/"/g, '\u201d')
    .replace(/(^|[\s([\u2013\u2014])'/g, '$1\u2018')
    .replace(/'/g, '\u2019');
}

export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
