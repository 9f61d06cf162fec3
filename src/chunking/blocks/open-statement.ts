const OPENERS = '([{';
const CLOSERS = ')]}';
/** Triple quotes may contain line ends, single ones may not. A backslash escapes the character after it. */
const QUOTE = /'''|"""|'|"/y;

/** Does a statement end inside a bracket or a quote, or with a backslash that continues the line? */
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
