/**
 * What becomes of a book. `unchanged`: the library has the same of it; `restored`: it had, hidden; `conflict`: it has
 * something else of it, which stays; `busy`: a run works on it.
 */
export const BOOK_OUTCOMES = ['added', 'replaced', 'unchanged', 'restored', 'conflict', 'busy'] as const;
export type BookOutcome = (typeof BOOK_OUTCOMES)[number];
