const OPENERS = '([{';
const CLOSERS = ')]}';
/** Three of a quote hold line ends, one does not; the backslash takes the meaning from what follows it. */
const QUOTE = /'''|"""|'|"/y;

/** Is a bracket or a quote of a statement still open at its end, or its last line end hidden by a backslash? */
export function isOpen(statement: string): boolean {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < statement.length; at++) {
    const sign = statement.charAt(at);
    if (sign === '\\') {
      at++;
      if (at >= statement.length) return true;
      continue;
    }
    if (quote !== '') {
      if (statement.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = '';
      }
    } else if (sign === '#') {
      const end = statement.indexOf('\n', at);
      if (end < 0) break;
      at = end;
    } else if (sign === "'" || sign === '"') {
      QUOTE.lastIndex = at;
      quote = QUOTE.exec(statement)?.[0] ?? sign;
      at += quote.length - 1;
    } else if (OPENERS.includes(sign)) depth++;
    else if (CLOSERS.includes(sign)) depth--;
  }
  return depth > 0 || quote !== '';
}
