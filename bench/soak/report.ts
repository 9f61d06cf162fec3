import { print } from '../command.js';
import { table } from '../measuring/table.js';
import type { Doings } from './library-user.js';
import { middleOf } from './samples.js';
import type { Measure, Sample } from './samples.js';

/** From the second sixth of the time to the last. */
const MOST_GROWTH = 1.1;
const FAILURES_SHOWN = 10;

export interface Soaked {
  readonly doings: Doings;
  readonly samples: readonly Sample[];
  /** Of the library at the end, with their numbers of rows. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Prints what happened. @returns Whether memory, handles or connections grew. */
export function report({ doings, samples, faults }: Soaked): boolean {
  const done = [...doings.done].toSorted(([a], [b]) => (a < b ? -1 : 1));
  print(
    table(
      ['action', 'times'],
      done.map(([name, times]) => [name, String(times)]),
    ),
  );
  const measures: Measure[] = ['rss', 'handles', 'connections'];
  const grown = measures.map((measure) => ({
    measure,
    before: middleOf(samples, measure, 1 / 6, 2 / 6),
    after: middleOf(samples, measure, 5 / 6, 1),
  }));
  const rows = grown.map(({ measure, before, after }) => [
    measure,
    before.toFixed(0),
    after.toFixed(0),
    (after / before).toFixed(2),
  ]);
  print(`\n${table(['of the API', 'second sixth', 'last sixth', 'ratio'], rows)}`);
  print(`\nfailures that nothing explains: ${doings.failures.length}`);
  for (const failure of doings.failures.slice(0, FAILURES_SHOWN)) print(`  ${failure}`);
  const named = Object.entries(faults).map(([fault, rowsOf]) => `${rowsOf} ${fault}`);
  print(`faults of the library at the end: ${named.join(', ') || 'none'}`);
  return grown.some(({ before, after }) => after > before * MOST_GROWTH);
}
