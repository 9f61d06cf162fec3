/** Results below this rank count neither for MRR nor for nDCG. */
export const DEPTH = 10;

/** Physical pages that a result covers, from 1, both included. */
export interface CoveredPages {
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** The pages that answer a question: page to grade, 1 (helps) or more (answers). */
export type GradedPages = ReadonlyMap<number, number>;

/** How one question was answered by one ranking. */
export interface Judgement {
  /** Rank of the first result that covers a graded page, from 1; infinite if none does. */
  readonly rank: number;
  /** nDCG of the first `DEPTH` results, 0 to 1. */
  readonly ndcg: number;
}

const METRIC_OF = {
  hit1: ({ rank }: Judgement) => (rank <= 1 ? 1 : 0),
  hit5: ({ rank }: Judgement) => (rank <= 5 ? 1 : 0),
  hit10: ({ rank }: Judgement) => (rank <= DEPTH ? 1 : 0),
  mrr: ({ rank }: Judgement) => (rank <= DEPTH ? 1 / rank : 0),
  ndcg: ({ ndcg }: Judgement) => ndcg,
} as const;

export type Metric = keyof typeof METRIC_OF;
export const METRICS = Object.keys(METRIC_OF) as readonly Metric[];

/** Means over questions, each from 0 to 1. `mrr` is that of 1/rank of the first hit, 0 below rank `DEPTH`. */
export type Figures = { readonly questions: number } & Readonly<Record<Metric, number>>;

/**
 * Judges a ranking.
 *
 * For nDCG the gain of a page is 2^grade - 1. A result gains the best of the graded pages that it covers and no earlier
 * result covered, so that neither one page nor one long result counts twice. The ideal ranking has one page in each
 * result.
 *
 * @param ranked The results, best first; null for one from another book, which only takes a rank.
 */
export function judge(wanted: GradedPages, ranked: readonly (CoveredPages | null)[]): Judgement {
  const left = new Map(wanted);
  let rank = Infinity;
  let gain = 0;
  ranked.forEach((result, index) => {
    if (!result || (rank < Infinity && index >= DEPTH)) return;
    const covered = [...wanted.keys()].filter((page) => page >= result.pageFirst && page <= result.pageLast);
    if (covered.length > 0) rank = Math.min(rank, index + 1);
    if (index >= DEPTH) return;
    const grades = covered.map((page) => left.get(page) ?? 0);
    gain += gainOf(Math.max(0, ...grades)) / discountOf(index);
    for (const page of covered) left.delete(page);
  });
  const ideal = [...wanted.values()]
    .toSorted((a, b) => b - a)
    .slice(0, DEPTH)
    .reduce((sum, grade, index) => sum + gainOf(grade) / discountOf(index), 0);
  return { rank, ndcg: ideal === 0 ? 0 : gain / ideal };
}

/** The figures of all questions together. Zero without questions. */
export function figuresOf(judged: readonly Judgement[]): Figures {
  const mean = (metric: Metric): number => meanOf(valuesOf(judged, metric));
  return {
    questions: judged.length,
    hit1: mean('hit1'),
    hit5: mean('hit5'),
    hit10: mean('hit10'),
    mrr: mean('mrr'),
    ndcg: mean('ndcg'),
  };
}

/** One value per question. */
export function valuesOf(judged: readonly Judgement[], metric: Metric): number[] {
  return judged.map(METRIC_OF[metric]);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function gainOf(grade: number): number {
  return 2 ** grade - 1;
}

/** @param index Rank from 0. */
function discountOf(index: number): number {
  return Math.log2(index + 2);
}
