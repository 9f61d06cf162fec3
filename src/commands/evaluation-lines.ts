import type { EvaluationReport, Group, LegDifference, LegReport } from '../evaluation/evaluation-report.js';
import type { Figures, Metric } from '../evaluation/metrics.js';
import { table } from './table.js';

/** What is shown; the JSON has the figures of all metrics. */
const SHOWN: readonly (readonly [metric: Metric, title: string])[] = [
  ['hit1', 'HIT@1'],
  ['hit5', 'HIT@5'],
  ['mrr', 'MRR@10'],
  ['ndcg', 'NDCG@10'],
];
const TITLES = SHOWN.map(([, title]) => title);

/** An evaluation for a person: tables of all questions, of each kind and of each book. */
export function evaluationLines(report: EvaluationReport): string[] {
  const { legs, differences, seed, resamples, confidence, everywhere, model } = report;
  const place = everywhere ? 'the whole library' : 'its book';
  const by = model === undefined ? '' : `, with the vectors of ${model}`;
  return [
    ...table(
      ['LEG', 'QUESTIONS', ...TITLES],
      legs.map((leg) => [leg.leg, String(leg.all.questions), ...withIntervals(leg)]),
    ),
    '',
    ...groupTable('KIND', legs, ({ kinds }) => kinds),
    '',
    ...groupTable('BOOK', legs, ({ books }) => books),
    '',
    ...(differences.length > 0
      ? [...table(['DIFFERENCE', ...TITLES], differences.map(differenceRow)), '']
      : []),
    `Each question was asked in ${place}${by}. Intervals hold ${confidence * 100} % of ${resamples} samples (seed ${seed}).`,
  ];
}

/** One row per member of the group and leg, so that legs stand below each other. */
function groupTable(
  title: string,
  legs: readonly LegReport[],
  groupsOf: (leg: LegReport) => readonly Group[],
): string[] {
  const names = groupsOf(legs[0]!).map(({ name }) => name);
  const rows = names.flatMap((name, i) =>
    legs.map((leg) => {
      const { figures } = groupsOf(leg)[i]!;
      return [name, leg.leg, String(figures.questions), ...plain(figures)];
    }),
  );
  return table([title, 'LEG', 'QUESTIONS', ...TITLES], rows);
}

function plain(figures: Figures): string[] {
  return SHOWN.map(([metric]) => figures[metric].toFixed(3));
}

function withIntervals({ all, intervals }: LegReport): string[] {
  return SHOWN.map(([metric]) => {
    const { low, high } = intervals[metric];
    return `${all[metric].toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`;
  });
}

function differenceRow({ leg, than, intervals }: LegDifference): string[] {
  const cells = SHOWN.map(([metric]) => {
    const { mean, low, high } = intervals[metric];
    return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
  });
  return [`${leg} - ${than}`, ...cells];
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
