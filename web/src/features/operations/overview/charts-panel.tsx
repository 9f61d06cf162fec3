import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { STEP_SECONDS, useActivity } from '../../../api/activity.js';
import type { Activity } from '../../../api/activity.js';
import { formatMoment, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Loading } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import type { Line } from './chart.js';

const Chart = lazy(() => import('./chart.js'));

const t = operationsTexts.overview;
const LINES: Readonly<Record<'pages' | 'chunks' | 'runs', readonly Line[]>> = {
  pages: [{ name: t.pagesRead, colour: '--accent' }],
  chunks: [{ name: t.chunksEmbedded, colour: '--code' }],
  runs: [
    { name: t.took, colour: '--accent' },
    { name: t.waited, colour: '--warning' },
  ],
};

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
            <Throughput activity={activity} now={now} of="pages" />
            <Throughput activity={activity} now={now} of="chunks" />
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
}

function Throughput({ activity: { since, steps }, now, of }: ThroughputProps) {
  const { times, values } = useMemo(() => {
    const done = new Map(steps.map((step) => [step.at, step[of] / STEP_SECONDS]));
    // What was missed during an outage may be older than the page.
    const first = Math.min(stepOf(since / 1000), steps[0]?.at ?? now);
    const last = Math.max(now, steps.at(-1)?.at ?? now);
    const all = Array.from(
      { length: (last - first) / STEP_SECONDS + 1 },
      (_, at) => first + at * STEP_SECONDS,
    );
    return { times: all, values: [all.map((at) => done.get(at) ?? 0)] };
  }, [since, steps, now, of]);
  return <Figure name={LINES[of][0]!.name} times={times} lines={LINES[of]} values={values} />;
}

function Latency({ activity: { runs } }: { activity: Activity }) {
  const { times, values } = useMemo(() => {
    const inOrder = runs.toSorted((a, b) => a.endedAt - b.endedAt);
    return {
      times: inOrder.map(({ endedAt }) => endedAt),
      values: [inOrder.map(({ took }) => took), inOrder.map(({ waited }) => waited)],
    };
  }, [runs]);
  return <Figure name={t.runTimes} times={times} lines={LINES.runs} values={values} points />;
}

interface FigureProps {
  readonly name: string;
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly points?: boolean;
}

function Figure({ name, times, lines, values, points = false }: FigureProps) {
  const label = lines
    .map((line, i) => t.atMost(lines.length > 1 ? `${name}, ${line.name}` : name, most(values[i]!)))
    .join('. ');
  return (
    <figure className="min-w-0">
      <figcaption className="text-sm font-medium">{name}</figcaption>
      <Chart {...{ label, times, lines, values, points }} />
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
