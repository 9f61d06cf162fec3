import type { BookIndex, IndexEntry } from '../book-index/book-index.js';

/** What is known of the index of a book. @param index `count`: its entries. */
export function indexSummary({
  parts,
  numbering,
  confidence,
  count,
}: Pick<BookIndex, 'parts' | 'numbering' | 'confidence'> & { readonly count: number }): string {
  const where = parts.map(
    ({ title, pageFirst, pageLast }) => `${title ?? 'Index'}, pages ${pageFirst}-${pageLast}`,
  );
  const numbers =
    numbering.source === 'labels'
      ? 'the page labels of the PDF'
      : `physical page = printed number ${(numbering.offset ?? 0) < 0 ? '-' : '+'} ${Math.abs(numbering.offset ?? 0)}`;
  const sure = `${Math.round(confidence * 100)} % of the references are confirmed by the words on their page`;
  return `${where.join('; ')}: ${count} entries; ${numbers}; ${sure}`;
}

/** A term with its pages, for a person. */
export function indexEntryLine({ term, references, see, seeAlso }: IndexEntry): string {
  const places = references.map(({ label, pageFirst, pageLast, confirmed }) => {
    const pages =
      pageFirst === null ? '?' : pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
    return `${pages === label ? pages : `${pages} (${label})`}${confirmed ? '' : ' unconfirmed'}`;
  });
  const others = [...see.map((target) => `see ${target}`), ...seeAlso.map((target) => `see also ${target}`)];
  return `${term}  ${[...places, ...others].join(', ')}`;
}
