/** The values that a label can have: all of them, or what bounds their number. A label is never free. */
export type LabelValues = readonly string[] | { readonly of: string; readonly most: number };
type Labels = Readonly<Record<string, LabelValues>>;
type NoLabels = Readonly<Record<string, never>>;

/**
 * How a metric comes about: `counted` where something happens, from the start of the process; `read` when somebody asks
 * for the metrics.
 */
type Source = 'counted' | 'read';

/** One metric, as Prometheus, the dashboard, the alerts and the documentation know it. */
export interface Metric<
  K extends 'counter' | 'gauge' | 'histogram' = 'counter' | 'gauge' | 'histogram',
  L extends Labels = Labels,
> {
  readonly kind: K;
  readonly source: Source;
  /** Ends with its unit, and with `_total` if it only grows (prometheus.io, "Metric and label naming"). */
  readonly name: string;
  readonly help: string;
  readonly labels: L;
  /** Upper bounds of the classes of a histogram. */
  readonly buckets?: readonly number[];
}

/** The labels of one series. */
export type LabelsOf<M extends Metric> = {
  readonly [N in keyof M['labels']]: M['labels'][N] extends readonly (infer V extends string)[] ? V : string;
};

export function counter<const L extends Labels = NoLabels>(
  name: string,
  help: string,
  labels: L = {} as L,
): Metric<'counter', L> {
  return { kind: 'counter', source: 'counted', name, help, labels };
}

export function histogram<const L extends Labels = NoLabels>(
  name: string,
  help: string,
  buckets: readonly number[],
  labels: L = {} as L,
): Metric<'histogram', L> {
  return { kind: 'histogram', source: 'counted', name, help, labels, buckets };
}

/** A figure that is read when somebody asks. */
export function gauge<const L extends Labels = NoLabels>(
  name: string,
  help: string,
  labels: L = {} as L,
): Metric<'gauge', L> {
  return { kind: 'gauge', source: 'read', name, help, labels };
}

/** A figure that somebody else counts, such as the system; read when somebody asks. */
export function readCounter(name: string, help: string): Metric<'counter', NoLabels> {
  return { kind: 'counter', source: 'read', name, help, labels: {} };
}

/** How many series a metric can have at most; each class of a histogram is one more line of each series. */
export function mostSeries({ labels }: Metric): number {
  return Object.values(labels).reduce(
    (all, values) => all * ('of' in values ? values.most : values.length),
    1,
  );
}
