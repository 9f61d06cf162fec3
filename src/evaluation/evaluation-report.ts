import { CONFIDENCE, RESAMPLES, bootstrapInterval, seededRandom } from './bootstrap.js';
import type { Interval } from './bootstrap.js';
import type { AskedQuestion } from './evaluate.js';
import { METRICS, figuresOf, valuesOf } from './metrics.js';
import type { Figures, Judgement, Metric } from './metrics.js';

/** The figures of the questions that have something in common. */
export interface Group {
  /** A kind of query, or the title of a book. */
  readonly name: string;
  readonly figures: Figures;
}

export interface LegReport {
  readonly leg: string;
  readonly all: Figures;
  readonly intervals: Readonly<Record<Metric, Interval>>;
  readonly kinds: readonly Group[];
  readonly books: readonly Group[];
}

/** How much better a leg is than another one on the same questions; negative if it is worse. */
export interface LegDifference {
  readonly leg: string;
  readonly than: string;
  readonly intervals: Readonly<Record<Metric, Interval>>;
}

export interface QuestionReport {
  readonly query: string;
  readonly kind: string;
  readonly documentId: string;
  readonly title: string;
  /** By leg: the rank of the first hit, null if there is none among the first ten. */
  readonly ranks: Readonly<Record<string, number | null>>;
}

export interface EvaluationReport {
  /** The same seed gives the same intervals. */
  readonly seed: number;
  readonly resamples: number;
  readonly confidence: number;
  /** Whether each question was asked in the whole library, not only in its book. */
  readonly everywhere: boolean;
  /** Key of the model whose vectors were compared instead of those in use; absent: those in use. */
  readonly model?: string;
  readonly legs: readonly LegReport[];
  /** The first leg against each of the others. */
  readonly differences: readonly LegDifference[];
  readonly questions: readonly QuestionReport[];
}

interface About {
  readonly legs: readonly string[];
  readonly seed: number;
  readonly everywhere: boolean;
  readonly model?: string;
  /** Titles of the documents, by identifier. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The figures of an evaluation for each leg: of all questions, of each kind of query and of each book. */
export function evaluationReport(asked: readonly AskedQuestion[], about: About): EvaluationReport {
  const { legs, seed, everywhere, model, titles } = about;
  const random = seededRandom(seed);
  const titleOf = (id: string) => titles.get(id) ?? id;
  const [first, ...others] = legs;
  return {
    seed,
    resamples: RESAMPLES,
    confidence: CONFIDENCE,
    everywhere,
    ...(model !== undefined && { model }),
    legs: legs.map((leg) => {
      const judged = judgedBy(asked, leg);
      return {
        leg,
        all: figuresOf(judged),
        intervals: intervalsOf((metric) => valuesOf(judged, metric), random),
        kinds: groupsOf(
          asked,
          leg,
          ({ question }) => question.kind,
          (kind) => kind,
        ),
        books: groupsOf(asked, leg, ({ question }) => question.documentId, titleOf),
      };
    }),
    differences: others.map((than) => ({
      leg: first!,
      than,
      intervals: intervalsOf((metric) => {
        const other = valuesOf(judgedBy(asked, than), metric);
        return valuesOf(judgedBy(asked, first!), metric).map((value, i) => value - other[i]!);
      }, random),
    })),
    questions: asked.map(({ question, judged }) => ({
      query: question.query,
      kind: question.kind,
      documentId: question.documentId,
      title: titleOf(question.documentId),
      ranks: Object.fromEntries(
        [...judged].map(([leg, { rank }]) => [leg, Number.isFinite(rank) ? rank : null]),
      ),
    })),
  };
}

function judgedBy(asked: readonly AskedQuestion[], leg: string): Judgement[] {
  return asked.map(({ judged }) => judged.get(leg)!);
}

function intervalsOf(
  valuesBy: (metric: Metric) => readonly number[],
  random: () => number,
): Record<Metric, Interval> {
  const entries = METRICS.map((metric) => [metric, bootstrapInterval(valuesBy(metric), random)] as const);
  return Object.fromEntries(entries) as Record<Metric, Interval>;
}

function groupsOf(
  asked: readonly AskedQuestion[],
  leg: string,
  keyOf: (asked: AskedQuestion) => string,
  nameOf: (key: string) => string,
): Group[] {
  const groups = new Map<string, AskedQuestion[]>();
  for (const one of asked) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups]
    .map(([key, members]) => ({ name: nameOf(key), figures: figuresOf(judgedBy(members, leg)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
