import type { LabelsOf, Metric } from './metric.js';
import { inSpan } from './spans.js';

type Counter = Metric<'counter'>;
type Histogram = Metric<'histogram'>;
type Counted = Readonly<Record<string, string>>;

/** Keeps what is counted. */
export interface Recorder {
  add(metric: Counter, labels: Counted, by: number): void;
  observe(metric: Histogram, labels: Counted, value: number): void;
}

let recorder: Recorder | null = null;

/** From now on this process counts. Commands do not, because nobody could ask them. */
export function recordWith(chosen: Recorder): void {
  recorder = chosen;
}

export function count<M extends Counter>(metric: M, labels: LabelsOf<M>, by = 1): void {
  recorder?.add(metric, labels, by);
}

/** @param seconds In the unit of the metric. */
export function observe<M extends Histogram>(metric: M, labels: LabelsOf<M>, seconds: number): void {
  recorder?.observe(metric, labels, seconds);
}

/** Observes what the work takes, also when it fails, and makes a span of it. */
export async function timed<M extends Histogram, T>(
  metric: M,
  labels: LabelsOf<M>,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  try {
    return await inSpan({ name: spanNameOf(metric, labels) }, work);
  } finally {
    observe(metric, labels, (performance.now() - started) / 1000);
  }
}

/** Such as `search vector`. */
function spanNameOf({ name }: Histogram, labels: Counted): string {
  return [name.replace(/^colophon_|_duration_seconds$/g, ''), ...Object.values(labels)].join(' ');
}
