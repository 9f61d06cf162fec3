import type { Library } from './ingest-all.js';
import type { ContentKind } from './stored-library.js';

export interface ChaosResult {
  readonly books: readonly string[];
  readonly workers: number;
  /** Fewer than requested if the work was done earlier. */
  readonly kills: number;
  /** Kinds of rows that differ between the two libraries. */
  readonly differences: readonly ContentKind[];
  /** Repeated work as a share of the undisturbed work. */
  readonly workDoneAgain: number;
  readonly peace: Library;
  readonly chaos: Library;
}

export function chaosReport(result: ChaosResult): string {
  const { books, workers, kills, peace, chaos } = result;
  const { work } = chaos;
  const compared = (Object.keys(peace.content) as ContentKind[]).map((kind) => {
    const { rows, sha256 } = peace.content[kind];
    const same = result.differences.includes(kind)
      ? `DIFFERS from ${chaos.content[kind].sha256}`
      : 'the same';
    return `  ${kind.padEnd(10)} ${String(rows).padStart(6)} rows  ${sha256.slice(0, 16)}  ${same}`;
  });
  return [
    `${books.length} books, ${workers} workers, ${kills} kills: ${books.join(', ')}`,
    `  in peace ${peace.seconds.toFixed(1)} s, in chaos ${chaos.seconds.toFixed(1)} s`,
    ...compared,
    `  ended as   ${chaos.statuses.join(', ')}`,
    `  faults     ${faultsOf(chaos)}${Object.keys(peace.faults).length > 0 ? `; in peace ${faultsOf(peace)}` : ''}`,
    `  done again ${(100 * result.workDoneAgain).toFixed(1)} % of the work: ${work.pagesReadAgain} of ${work.pages} pages, ` +
      `${work.textsComputedAgain} of ${work.texts} texts; ${work.runsReplaced} runs replaced`,
  ].join('\n');
}

function faultsOf({ faults }: Library): string {
  const named = Object.entries(faults).map(([fault, rows]) => `${rows} ${fault}`);
  return named.length === 0 ? 'none' : named.join(', ');
}
