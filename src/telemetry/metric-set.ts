import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GaugeConfiguration } from 'prom-client';
import type { LabelsOf, Metric } from './metric.js';
import type { Recorder } from './recording.js';

type Labels = Readonly<Record<string, string>>;

/** The type of an answer with metrics (Prometheus, "Text-based format"). */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Declared metrics with their values. */
export class MetricSet implements Recorder {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly unlabelled: Gauge[] = [];

  constructor(metrics: readonly Metric[]) {
    for (const metric of metrics) this.declare(metric);
  }

  add({ name }: Metric, labels: Labels, by: number): void {
    this.counters.get(name)!.inc(labels, by);
  }

  observe({ name }: Metric, labels: Labels, value: number): void {
    this.histograms.get(name)!.observe(labels, value);
  }

  /** Sets a figure that was read. */
  set<M extends Metric>({ name }: M, labels: LabelsOf<M>, value: number): void {
    const gauge = this.gauges.get(name);
    if (gauge) gauge.set(labels, value);
    else this.replace(name, labels, value);
  }

  /** Forgets all figures, so that what is no longer there is not told. */
  clear(): void {
    this.registry.resetMetrics();
    // A metric without labels is 0 then, which would be a figure that nobody has read.
    for (const gauge of this.unlabelled) gauge.remove();
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private replace(name: string, labels: Labels, value: number): void {
    const counter = this.counters.get(name)!;
    counter.reset();
    counter.inc(labels, value);
  }

  private declare({ kind, name, help, labels, buckets }: Metric): void {
    const options = { name, help, labelNames: Object.keys(labels), registers: [this.registry] };
    if (kind === 'counter') this.counters.set(name, new Counter(options));
    else if (kind === 'gauge') this.declareGauge(options);
    else this.histograms.set(name, new Histogram({ ...options, buckets: [...(buckets ?? [])] }));
  }

  private declareGauge(options: GaugeConfiguration<string>): void {
    const gauge = new Gauge(options);
    this.gauges.set(options.name, gauge);
    if (options.labelNames?.length === 0) this.unlabelled.push(gauge);
  }
}
