import { figuresOf, judge } from '../../src/evaluation/metrics.js';
import type { Figures, GradedPages } from '../../src/evaluation/metrics.js';
import { machineLine } from '../measuring/machine.js';
import type { Machine } from '../measuring/machine.js';
import { megabytes, table } from '../measuring/table.js';
import type { FindingRun } from './task.js';

/** A question as the report needs it: the kinds are those of the file. */
export interface JudgedQuestion {
  readonly kind: string;
  readonly pages: GradedPages;
}

export interface NamedRun {
  readonly name: string;
  readonly run: FindingRun;
}

interface Circumstances {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly model: string;
}

/** @param questions By book, in the order in which they were asked. */
export function findingReport(
  runs: readonly NamedRun[],
  questions: readonly (readonly JudgedQuestion[])[],
  about: Circumstances,
): { readonly numbers: unknown; readonly text: string } {
  const judged = runs.map(({ name, run }) => {
    const all = questions.flatMap((ofBook, book) =>
      ofBook.map(({ kind, pages }, i) => ({ kind, judgement: judge(pages, run.answers[book]![i]!) })),
    );
    const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted();
    const figures = (kind?: string) =>
      figuresOf(all.filter((one) => kind === undefined || one.kind === kind).map((one) => one.judgement));
    const { ingestSeconds, peakRssBytes, chunks, characters } = run;
    return {
      name,
      ingestSeconds,
      peakRssBytes,
      chunks,
      characters,
      all: figures(),
      kinds: kinds.map((kind) => ({ kind, figures: figures(kind) })),
    };
  });
  const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
  const head = ['contender', 'hit@1', 'hit@5', 'MRR@10', 'nDCG@10'];
  const text = [
    machineLine(about.machine),
    `${about.model} for all; ${versions.join(', ')}`,
    '',
    table(
      [...head, 'ingest, s', 'peak RSS', 'chunks', 'characters a result'],
      judged.map((one) => [
        one.name,
        ...cells(one.all),
        one.ingestSeconds.toFixed(1),
        megabytes(one.peakRssBytes),
        String(one.chunks),
        one.characters.toFixed(0),
      ]),
    ),
    ...judged[0]!.kinds.flatMap(({ kind, figures }, at) => [
      '',
      `${kind} (${figures.questions}):`,
      '',
      table(
        head,
        judged.map((one) => [one.name, ...cells(one.kinds[at]!.figures)]),
      ),
    ]),
  ].join('\n');
  return { numbers: { ...about, contenders: judged }, text };
}

function cells({ hit1, hit5, mrr, ndcg }: Figures): string[] {
  return [hit1, hit5, mrr, ndcg].map((value) => value.toFixed(3));
}
