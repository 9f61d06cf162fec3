import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { table } from '../measuring/table.js';
import type { Found } from './ranking.js';

/** One contender's passages of one book, and its results. */
export interface BookResult extends Found {
  readonly book: string;
  readonly passages: number;
  /** Mean length of the text shown to a reader. */
  readonly characters: number;
  /** What is embedded; missing for the search of the library, which embeds the chunks above. */
  readonly embedded?: {
    /** Mean length of the embedded text, before truncation to the model's limit. */
    readonly tokens: number;
    /** Share of passages longer than the model's limit. */
    readonly truncated: number;
    /** Mean number of pages that a passage covers. */
    readonly pages: number;
  };
}

/** The results of the questions of one kind. */
export interface KindResult extends Found {
  readonly kind: string;
}

export interface ContenderResult {
  readonly name: string;
  /** Each term asked in its own book. */
  readonly all: Found;
  /** Each term asked in all books at once; null if it was not. */
  readonly together: Found | null;
  readonly books: readonly BookResult[];
  /** The questions of people, each asked in its own book. */
  readonly people: { readonly all: Found; readonly kinds: readonly KindResult[] };
}

interface Circumstances {
  readonly machine: Machine;
  readonly model: string;
}

/** Colophon's target: hit@5 above fixed-size chunks, in percentage points. */
const POINTS_ABOVE = 10;

/** @param contenders The baseline first, then Colophon with its defaults, then its variants. */
export function retrievalReport(
  contenders: readonly ContenderResult[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const [baseline, shipped] = contenders;
  const gain = (shipped!.all.hit5 - baseline!.all.hit5) * 100;
  const target = {
    what: 'points of hit@5 above fixed size',
    value: gain,
    least: POINTS_ABOVE,
    met: gain >= POINTS_ABOVE,
  };
  const books = baseline!.books.map(({ book, questions }) => `${book} (${questions} terms)`);
  const perBook = baseline!.books.map(({ book }, at) => [
    `${book}:`,
    '',
    resultTable(
      contenders.map(({ name, books: results }) => ({ name, found: results[at]!, size: results[at]! })),
    ),
    '',
  ]);
  const text = [
    machineLine(about.machine),
    `${about.model}; ${books.join(', ')}`,
    '',
    resultTable(
      contenders.map(({ name, all, books: results }) => ({ name, found: all, size: sizeOf(results) })),
    ),
    '',
    'all books searched at once:',
    '',
    table(
      ['contender', 'hit@1', 'hit@5', 'hit@10', 'MRR@10', 'in 5 000 characters'],
      contenders.flatMap(({ name, together }) => (together ? [[name, ...togetherCells(together)]] : [])),
    ),
    '',
    ...perBook.flat(),
    ...peopleTables(contenders),
    `${target.met ? 'met   ' : 'MISSED'}  ${gain.toFixed(1)} ${target.what} (target at least ${POINTS_ABOVE})`,
  ].join('\n');
  return { numbers: { ...about, contenders, targets: [target] }, text };
}

/** Nothing without questions of people. */
function peopleTables(contenders: readonly ContenderResult[]): string[] {
  const [{ people }] = contenders as [ContenderResult];
  if (people.all.questions === 0) return [];
  const rows = (found: (one: ContenderResult) => Found) =>
    contenders.map((one) => [one.name, ...peopleCells(found(one))]);
  const head = ['contender', 'hit@1', 'hit@5', 'MRR@10', 'nDCG@10', 'in 5 000 characters'];
  return [
    `${people.all.questions} questions of people:`,
    '',
    table(
      head,
      rows((one) => one.people.all),
    ),
    '',
    ...people.kinds.flatMap(({ kind, questions }, at) => [
      `${kind} (${questions}):`,
      '',
      table(
        head,
        rows((one) => one.people.kinds[at]!),
      ),
      '',
    ]),
  ];
}

function togetherCells({ hit1, hit5, hit10, mrr, hitRead }: Found): string[] {
  return [hit1, hit5, hit10, mrr, hitRead].map((value) => value.toFixed(3));
}

function peopleCells({ hit1, hit5, mrr, ndcg, hitRead }: Found): string[] {
  return [hit1, hit5, mrr, ndcg, hitRead].map((value) => value.toFixed(3));
}

type Size = Pick<BookResult, 'passages' | 'characters' | 'embedded'>;

function resultTable(
  rows: readonly { readonly name: string; readonly found: Found; readonly size: Size }[],
): string {
  return table(
    [
      'contender',
      'hit@1',
      'hit@5',
      'hit@10',
      'MRR@10',
      'in 5 000 characters',
      'chunks',
      'characters',
      'tokens',
      'cut off',
      'pages',
    ],
    rows.map(({ name, found, size }) => [
      name,
      found.hit1.toFixed(3),
      found.hit5.toFixed(3),
      found.hit10.toFixed(3),
      found.mrr.toFixed(3),
      found.hitRead.toFixed(3),
      String(size.passages),
      size.characters.toFixed(0),
      size.embedded?.tokens.toFixed(0) ?? '-',
      size.embedded ? `${(size.embedded.truncated * 100).toFixed(0)} %` : '-',
      size.embedded?.pages.toFixed(2) ?? '-',
    ]),
  );
}

function sizeOf(books: readonly BookResult[]): Size {
  const passages = books.reduce((sum, book) => sum + book.passages, 0);
  const mean = (value: (book: BookResult) => number): number =>
    books.reduce((sum, book) => sum + value(book) * book.passages, 0) / passages;
  const isEmbedded = books.every(({ embedded }) => embedded !== undefined);
  return {
    passages,
    characters: mean((book) => book.characters),
    ...(isEmbedded && {
      embedded: {
        tokens: mean((book) => book.embedded!.tokens),
        truncated: mean((book) => book.embedded!.truncated),
        pages: mean((book) => book.embedded!.pages),
      },
    }),
  };
}
