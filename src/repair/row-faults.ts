import type { DataSource } from 'typeorm';
import { booksLackingVectors } from '../embedding/lacking-vectors.js';
import { booksLackingWords } from '../lexical/lacking-words.js';
import type { Fault } from '../process/room-check.js';
import { lostRuns } from '../runs/lost-runs.js';

/** More than synchronised clocks ever differ; signs of life, expiries and links are compared across machines. */
const CLOCKS_DIFFER_MS = 5000;

const LETTERS = `
  SELECT job_name AS name, count(*)::int AS letters FROM dead_letters WHERE redriven_at IS NULL
  GROUP BY job_name ORDER BY job_name`;

const NOW = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now';

export async function differentClocks(dataSource: DataSource): Promise<Fault[]> {
  const before = Date.now();
  const [{ now }] = (await dataSource.query<{ now: number }[]>(NOW)) as [{ now: number }];
  const after = Date.now();
  // It was read at some moment between the two.
  const differenceMs = now < before ? now - before : now > after ? now - after : 0;
  if (Math.abs(differenceMs) <= CLOCKS_DIFFER_MS) return [];
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  return [
    {
      code: 'doctor.clock_differs',
      message: `The clock of the database is ${seconds} s ${differenceMs > 0 ? 'ahead of' : 'behind'} that of this machine.`,
      hint: 'Synchronise the clocks of both machines (NTP).',
    },
  ];
}

export async function lostWork(dataSource: DataSource): Promise<Fault[]> {
  const runs = await lostRuns((statement) => dataSource.query(statement));
  if (runs.length === 0) return [];
  return [
    {
      code: 'doctor.lost_runs',
      message: `${counted(runs.length, 'run')} of ended processes wait to be taken up again.`,
      hint: 'A server or a worker does it as soon as it starts.',
      mend: 'runs',
    },
  ];
}

/** @param version Of the index, as the settings make it. */
export async function lackingWords(dataSource: DataSource, version: string): Promise<Fault[]> {
  const books = await booksLackingWords((statement, values) => dataSource.query(statement, values), version);
  if (books === 0) return [];
  return [
    {
      code: 'doctor.words_not_indexed',
      message: `Searches for words do not find ${counted(books, 'book')}: their words are not indexed.`,
      hint: 'A server or a worker indexes them within a minute of its start.',
      mend: 'words',
    },
  ];
}

export async function waitingLetters(dataSource: DataSource): Promise<Fault[]> {
  const letters = await dataSource.query<{ name: string; letters: number }[]>(LETTERS);
  if (letters.length === 0) return [];
  const each = letters.map(({ name, letters: count }) => `${count} of ${name}`).join(', ');
  return [
    {
      code: 'doctor.dead_letters',
      message: `Jobs have failed for good and wait for a decision: ${each}.`,
      hint: '`colophon jobs dead` shows why; `colophon jobs redrive` puts them back into the queue.',
    },
  ];
}

export async function lackingVectors(dataSource: DataSource): Promise<Fault[]> {
  const books = await booksLackingVectors((statement) => dataSource.query(statement));
  const [first] = books;
  if (first === undefined) return [];
  const chunks = books.reduce((sum, book) => sum + book.chunks, 0);
  return [
    {
      code: 'doctor.vectors_missing',
      message: `Searches by meaning do not find ${counted(chunks, 'chunk')} of ${counted(books.length, 'book')}, which lack vectors of the model in use; most are of "${first.title}" (${first.id}).`,
      hint: '`colophon reprocess ID --stage embedding` makes those of a book.',
    },
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
