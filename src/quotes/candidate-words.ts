/**
 * The words of a quotation for the search of chunks that may hold it.
 *
 * A hyphen at a line end may belong to the word or not, and a word may have been put together wrongly; so broken words
 * are given both whole and in parts. Words that no chunk has do no harm.
 */
export function candidateText(quote: string): string {
  const broken = [...quote.matchAll(BROKEN)].map(([, left, right]) => `${left}${right}`);
  return [quote.replaceAll(SOFT_HYPHEN, ''), ...broken].join(' ');
}

const SOFT_HYPHEN = '\u00ad';
const BROKEN = /([\p{L}\p{N}]+)[-\u2010\u00ad]\s*([\p{L}\p{N}]+)/gu;
