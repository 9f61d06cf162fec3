import { writeRanges } from '../chunking/page-ledger.js';
import type { LedgerLine } from '../chunking/page-ledger.js';

/** What happened to the pages of a book, in one line for a person: `60 kept; left out: contents 3-5, scanned 7`. */
export function ledgerText(ledger: readonly LedgerLine[]): string {
  const kept = ledger.find(({ kind }) => kind === 'kept')?.count ?? 0;
  const leftOut = ledger.filter(({ kind }) => kind !== 'kept');
  if (leftOut.length === 0) return `${kept} kept`;
  return `${kept} kept; left out: ${leftOut.map(({ kind, pages }) => `${kind} ${writeRanges(pages)}`).join('; ')}`;
}
