/** At most `size` page numbers (from 1) spread evenly over a book, in order. */
export function evenSample(pageCount: number, size: number): number[] {
  if (pageCount <= size) return Array.from({ length: pageCount }, (_, index) => index + 1);
  return Array.from({ length: size }, (_, index) => Math.floor(((index + 0.5) * pageCount) / size) + 1);
}
