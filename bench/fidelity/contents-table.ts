import { table } from '../measuring/table.js';
import type { BookFidelity } from './measure.js';
import { percent } from './percent.js';

/** What each other source finds of the contents that the outline names. */
export function contentsTable(measured: readonly BookFidelity[]): string {
  return table(
    ['book', 'outline', 'source', 'entries', 'found %', 'right page %', 'right parent %'],
    measured.flatMap(({ book, contents }) =>
      Object.entries(contents?.sources ?? {}).flatMap(([source, figures]) =>
        figures
          ? [
              [
                book,
                String(contents?.outline ?? 0),
                source,
                String(figures.entries),
                percent(figures.found, contents?.outline ?? 0),
                percent(figures.exact, figures.found),
                percent(figures.kept, figures.nested),
              ],
            ]
          : [],
      ),
    ),
  );
}
