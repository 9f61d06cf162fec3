import type { Metric } from '../../src/telemetry/metric.js';
import { METRICS } from '../../src/telemetry/metrics.js';

export interface Query {
  readonly expr: string;
  /** In the notation of Grafana for labels. */
  readonly legend: string;
}

/** A chart over time. */
export interface Panel {
  readonly title: string;
  readonly about: string;
  /** A name of Grafana's, such as `s`, `bytes` or `short`. */
  readonly unit: string;
  readonly queries: readonly Query[];
  readonly stacked?: boolean;
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Of the processes that are chosen above the dashboard. */
const CHOSEN = 'instance=~"$instance"';

const {
  build,
  up,
  cpu,
  memory,
  started,
  heap,
  eventLoop,
  requests,
  searches,
  searchSources,
  queueJobs,
  queueOldest,
  queuePaused,
  deadLetters,
  jobSeconds,
  jobsEnded,
  runs,
  runsEnded,
  runSilence,
  runStage,
  runsTakenOver,
  stageSeconds,
  pages,
  chunks,
  texts,
  tokens,
  workers,
  workerMemory,
  messages,
  workersLost,
  writes,
  vectors,
  connections,
  diskFree,
  diskSize,
  webhooks,
  webhooksPending,
  webhookTries,
  reading,
} = METRICS;

/** All rows of the dashboard: what an operator asks first stands first. */
export const ROWS: readonly Row[] = [
  {
    title: 'Is it well?',
    panels: [
      chart('Parts that answer', 'short', up.help, [ofEach(up, '{{instance}} {{part}}')]),
      chart('Processes', 'short', build.help, [
        {
          expr: `count by (version, node) (${build.name}{${CHOSEN}})`,
          legend: '{{version}} on Node {{node}}',
        },
      ]),
      chart('Running since', 'dateTimeAsIso', started.help, [
        { expr: `${started.name}{${CHOSEN}} * 1000`, legend: '{{instance}}' },
      ]),
      chart('Event loop delay, worst', 's', eventLoop.help, [
        { expr: `${eventLoop.name}{${CHOSEN},quantile="1"}`, legend: '{{instance}}' },
        { expr: `${eventLoop.name}{${CHOSEN},quantile="0.99"}`, legend: '{{instance}} 99 %' },
      ]),
      chart('Dead letters', 'short', deadLetters.help, [ofLibrary(deadLetters, 'queue')]),
      chart('Disk in use', 'percentunit', `${diskFree.help} ${diskSize.help}`, [
        { expr: `1 - ${diskFree.name}{${CHOSEN}} / ${diskSize.name}{${CHOSEN}}`, legend: '{{instance}}' },
      ]),
    ],
  },
  {
    title: 'Work',
    panels: [
      stacked('Jobs waiting', 'short', queueJobs.help, [
        { expr: `max by (queue) (${queueJobs.name}{state="waiting"})`, legend: '{{queue}}' },
      ]),
      chart('Oldest waiting job', 's', queueOldest.help, [ofLibrary(queueOldest, 'queue')]),
      chart('Paused', 'short', queuePaused.help, [ofLibrary(queuePaused, 'queue')]),
      stacked('Runs by state', 'short', runs.help, [ofLibrary(runs, 'state')]),
      stacked('Runs that ended', 'short', runsEnded.help, [
        { expr: `sum by (state) (increase(${runsEnded.name}[$__rate_interval]))`, legend: '{{state}}' },
      ]),
      chart('Silence and stage of the slowest run', 's', `${runSilence.help} ${runStage.help}`, [
        { expr: `max(${runSilence.name})`, legend: 'silence' },
        { expr: `max(${runStage.name})`, legend: 'in its stage' },
      ]),
      chart('Stages of runs, 95 %', 's', stageSeconds.help, [quantile(stageSeconds, 'stage')]),
      chart('Jobs, 95 %', 's', jobSeconds.help, [quantile(jobSeconds, 'queue')]),
      stacked('Jobs by outcome', 'ops', jobsEnded.help, [rate(jobsEnded, 'outcome')]),
      chart('Lost processes', 'short', `${runsTakenOver.help} ${workersLost.help}`, [
        { expr: `sum(increase(${runsTakenOver.name}[$__rate_interval]))`, legend: 'runs taken over' },
        { expr: `sum(increase(${workersLost.name}[$__rate_interval]))`, legend: 'workers lost' },
      ]),
    ],
  },
  {
    title: 'Books and embedding',
    panels: [
      chart('Pages and chunks a second', 'short', `${pages.help} ${chunks.help}`, [
        { expr: `sum(rate(${pages.name}[$__rate_interval]))`, legend: 'pages' },
        { expr: `sum(rate(${chunks.name}[$__rate_interval]))`, legend: 'chunks' },
      ]),
      chart('Texts embedded a second', 'short', texts.help, [rate(texts, 'model')]),
      chart('Tokens embedded a second', 'short', tokens.help, [rate(tokens, 'model')]),
      chart('Workers', 'short', workers.help, [
        { expr: `sum by (state) (${workers.name}{${CHOSEN}})`, legend: '{{state}}' },
      ]),
      chart('Messages waiting for a worker', 'short', messages.help, [ofEach(messages, '{{instance}}')]),
      stacked('Memory of workers', 'bytes', workerMemory.help, [
        ofEach(workerMemory, '{{instance}} worker {{worker}}'),
      ]),
    ],
  },
  {
    title: 'Answers',
    panels: [
      chart('Searches by leg, 95 %', 's', searches.help, [quantile(searches, 'leg')]),
      stacked('Searches a second by source', 'reqps', searchSources.help, [
        {
          expr: `sum by (source) (rate(${searchSources.name}[$__rate_interval]))`,
          legend: '{{source}}',
        },
      ]),
      stacked('Requests a second by status', 'reqps', requests.help, [
        {
          expr: `sum by (status) (rate(${requests.name}_count{${CHOSEN}}[$__rate_interval]))`,
          legend: '{{status}}',
        },
      ]),
      chart('Slowest routes, 95 %', 's', requests.help, [
        {
          expr: `topk(8, histogram_quantile(0.95, sum by (le, method, route) (rate(${requests.name}_bucket{${CHOSEN}}[$__rate_interval]))))`,
          legend: '{{method}} {{route}}',
        },
      ]),
    ],
  },
  {
    title: 'Database and processes',
    panels: [
      chart('Batches written, 95 %', 's', writes.help, [quantile(writes, 'batch')]),
      chart('Vectors written a second', 'short', vectors.help, [
        { expr: `sum(rate(${vectors.name}[$__rate_interval]))`, legend: 'vectors' },
      ]),
      chart('Connections', 'short', connections.help, [ofEach(connections, '{{instance}} {{state}}')]),
      chart('Processor', 'percentunit', cpu.help, [
        { expr: `rate(${cpu.name}{${CHOSEN}}[$__rate_interval])`, legend: '{{instance}}' },
      ]),
      chart('Memory', 'bytes', `${memory.help} ${heap.help}`, [
        ofEach(memory, '{{instance}}'),
        ofEach(heap, '{{instance}} heap'),
      ]),
      chart('Reading the metrics', 's', reading.help, [ofEach(reading, '{{instance}}')]),
    ],
  },
  {
    title: 'Webhooks',
    panels: [
      stacked('Webhooks', 'short', webhooks.help, [ofLibrary(webhooks, 'state')]),
      chart('Messages waiting', 'short', webhooksPending.help, [
        { expr: `max(${webhooksPending.name})`, legend: 'waiting' },
      ]),
      chart('Tries a second', 'short', webhookTries.help, [rate(webhookTries, 'result')]),
    ],
  },
];

function chart(title: string, unit: string, about: string, queries: readonly Query[]): Panel {
  return { title, unit, about, queries };
}

function stacked(title: string, unit: string, about: string, queries: readonly Query[]): Panel {
  return { ...chart(title, unit, about, queries), stacked: true };
}

/** A figure of each process. */
function ofEach({ name }: Metric, legend: string): Query {
  return { expr: `${name}{${CHOSEN}}`, legend };
}

/** A figure of the library, which every process tells alike. */
function ofLibrary<L extends string>({ name }: Metric & { labels: Record<L, unknown> }, label: L): Query {
  return { expr: `max by (${label}) (${name})`, legend: `{{${label}}}` };
}

function rate<L extends string>({ name }: Metric & { labels: Record<L, unknown> }, label: L): Query {
  return { expr: `sum by (${label}) (rate(${name}[$__rate_interval]))`, legend: `{{${label}}}` };
}

function quantile<L extends string>({ name }: Metric & { labels: Record<L, unknown> }, label: L): Query {
  return {
    expr: `histogram_quantile(0.95, sum by (le, ${label}) (rate(${name}_bucket[$__rate_interval])))`,
    legend: `{{${label}}}`,
  };
}
