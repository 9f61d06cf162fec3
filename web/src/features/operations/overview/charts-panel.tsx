import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { STEP_SECONDS, useActivity } from '../../../api/activity.js';
import type { Activity } from '../../../api/activity.js';
import { formatMoment, formatNumber } from '../../../format/format.js';
import { texts } from '../../../texts/texts.js';
import { Loading } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import type { Series } from './chart.js';

const Chart = lazy(() => import('./chart.js'));

const t = texts.operations.overview;

/** How fast runs move and how long they take, as this page has heard it. */
export function ChartsPanel() {
  const activity = useActivity();
  const now = useStep();
  const isEmpty = activity.steps.length === 0 && activity.runs.length === 0;
  return (
    <Panel title={t.charts}>
      <p className="mb-3 text-sm text-soft">
        {t.chartsAbout(formatMoment(new Date(activity.since).toISOString()))}
      </p>
      {isEmpty ? (
        <p className="text-sm text-soft">{t.chartsEmpty}</p>
      ) : (
        <Suspense fallback={<Loading />}>
          <div className="grid gap-4 lg:grid-cols-3">
            <Throughput activity={activity} now={now} of="pages" name={t.pagesRead} colour="--accent" />
            <Throughput activity={activity} now={now} of="chunks" name={t.chunksEmbedded} colour="--code" />
            <Latency activity={activity} />
          </div>
        </Suspense>
      )}
    </Panel>
  );
}

interface ThroughputProps {
  readonly activity: Activity;
  /** Seconds since 1970: the last step. */
  readonly now: number;
  readonly of: 'pages' | 'chunks';
  readonly name: string;
  readonly colour: Series['colour'];
}

function Throughput({ activity: { since, steps }, now, of, name, colour }: ThroughputProps) {
  const { times, values } = useMemo(() => {
    const done = new Map(steps.map((step) => [step.at, step[of] / STEP_SECONDS]));
    // What was missed during an outage may be older than the page.
    const first = Math.min(stepOf(since / 1000), steps[0]?.at ?? now);
    const last = Math.max(now, steps.at(-1)?.at ?? now);
    const all = Array.from(
      { length: (last - first) / STEP_SECONDS + 1 },
      (_, at) => first + at * STEP_SECONDS,
    );
    return { times: all, values: all.map((at) => done.get(at) ?? 0) };
  }, [since, steps, now, of]);
  const series = useMemo(() => [{ name, colour, values }], [name, colour, values]);
  return <Figure name={name} times={times} series={series} />;
}

function Latency({ activity: { runs } }: { activity: Activity }) {
  const { times, series } = useMemo(() => {
    const inOrder = runs.toSorted((a, b) => a.endedAt - b.endedAt);
    return {
      times: inOrder.map(({ endedAt }) => endedAt),
      series: [
        { name: t.took, colour: '--accent', values: inOrder.map(({ took }) => took) },
        { name: t.waited, colour: '--warning', values: inOrder.map(({ waited }) => waited) },
      ] satisfies Series[],
    };
  }, [runs]);
  return <Figure name={t.runTimes} times={times} series={series} points />;
}

interface FigureProps {
  readonly name: string;
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly points?: boolean;
}

function Figure({ name, times, series, points = false }: FigureProps) {
  const label = series
    .map((one) => t.atMost(series.length > 1 ? `${name}, ${one.name}` : name, most(one.values)))
    .join('. ');
  return (
    <figure className="min-w-0">
      <figcaption className="text-sm font-medium">{name}</figcaption>
      <Chart label={label} times={times} series={series} points={points} />
    </figure>
  );
}

function most(values: readonly (number | null)[]): string {
  return formatNumber(Math.round(10 * Math.max(0, ...values.map((value) => value ?? 0))) / 10);
}

function stepOf(seconds: number): number {
  return Math.floor(seconds / STEP_SECONDS) * STEP_SECONDS;
}

/** The present step. Time passes on the charts, too, when nothing happens. */
function useStep(): number {
  const [now, setNow] = useState(() => stepOf(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setNow(stepOf(Date.now() / 1000)), STEP_SECONDS * 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
