import { METRICS } from '../../src/telemetry/metrics.js';

/** A series with its values, one for each minute, in the notation of `promtool test rules`. */
export interface Samples {
  readonly series: string;
  readonly values: string;
}

/** When somebody has to look, and what they are told. */
export interface Alert {
  /** Also the heading of its page in the run book, `docs/operations.md`. */
  readonly name: string;
  /** `page`: at night too. `ticket`: on the next working day. */
  readonly severity: 'page' | 'ticket';
  /** A condition that passes sooner by itself tells nobody. */
  readonly for: string;
  readonly expr: string;
  readonly summary: string;
  /** In the notation of Prometheus for labels and values. */
  readonly description: string;
  /** It fires with these samples after half an hour. */
  readonly fires: readonly Samples[];
  /** It does not with these, which look nearly alike. */
  readonly silent: readonly Samples[];
}

/** Values of half an hour and a little more: promtool looks after 30 minutes. */
const steady = (value: number) => `${value}x40`;

const {
  queueOldest,
  queueJobs,
  runSilence,
  runStage,
  deadLetters,
  runsTakenOver,
  workersLost,
  diskFree,
  diskSize,
  eventLoop,
  searches,
  requests,
  up,
  webhooks,
} = METRICS;

export const ALERTS: readonly Alert[] = [
  {
    name: 'ColophonProcessDown',
    severity: 'page',
    for: '2m',
    expr: 'up{job=~"colophon.*"} == 0',
    summary: 'A process of Colophon does not answer.',
    description: 'Prometheus cannot read the metrics of {{ $labels.instance }}.',
    fires: [{ series: 'up{job="colophon-worker",instance="a:9464"}', values: steady(0) }],
    silent: [{ series: 'up{job="colophon-worker",instance="a:9464"}', values: steady(1) }],
  },
  {
    name: 'ColophonQueueNotDrained',
    severity: 'page',
    for: '5m',
    // A long queue of which a worker takes one job after the other is no fault.
    expr: `max by (queue) (${queueOldest.name}) > 900 unless on (queue) max by (queue) (${queueJobs.name}{state="active"}) > 0`,
    summary: 'Jobs wait, and nobody works on them.',
    description: 'The oldest job of {{ $labels.queue }} has waited for {{ $value | humanizeDuration }}.',
    fires: [
      { series: `${queueOldest.name}{queue="ingest"}`, values: '0+60x40' },
      { series: `${queueJobs.name}{queue="ingest",state="active"}`, values: steady(0) },
    ],
    silent: [
      { series: `${queueOldest.name}{queue="ingest"}`, values: '0+60x40' },
      { series: `${queueJobs.name}{queue="ingest",state="active"}`, values: steady(2) },
    ],
  },
  {
    name: 'ColophonRunSilent',
    severity: 'page',
    for: '2m',
    expr: `max(${runSilence.name}) > 90`,
    summary: 'A run gives no sign of life, and no worker takes it over.',
    description:
      'A run has been silent for {{ $value | humanizeDuration }}; after 30 s a worker should have it.',
    fires: [{ series: runSilence.name, values: '0+60x40' }],
    silent: [{ series: runSilence.name, values: '2 29 1 2 5 60 2 1x40' }],
  },
  {
    name: 'ColophonRunStuck',
    severity: 'ticket',
    for: '10m',
    expr: `max(${runStage.name}) > 14400`,
    summary: 'A run has been in one stage for hours.',
    description: 'A run has been in its present stage for {{ $value | humanizeDuration }}.',
    fires: [{ series: runStage.name, values: '14000+60x40' }],
    silent: [{ series: runStage.name, values: '0+60x40' }],
  },
  {
    name: 'ColophonDeadLetters',
    severity: 'ticket',
    for: '1m',
    expr: `max by (queue) (${deadLetters.name}) > 0`,
    summary: 'Jobs failed for good.',
    description: '{{ $value }} jobs of {{ $labels.queue }} wait for somebody to look at them.',
    fires: [{ series: `${deadLetters.name}{queue="ingest"}`, values: steady(3) }],
    silent: [{ series: `${deadLetters.name}{queue="ingest"}`, values: steady(0) }],
  },
  {
    name: 'ColophonWorkerLost',
    severity: 'ticket',
    for: '0m',
    // One worker of a pool may be ended for its memory; several are a fault.
    expr: `sum by (instance) (increase(${runsTakenOver.name}[15m])) > 0 or sum by (instance) (increase(${workersLost.name}[15m])) > 2`,
    summary: 'Processes at work ended without being told to.',
    description: 'In 15 minutes {{ $labels.instance }} noticed {{ $value | humanize }} of them.',
    fires: [{ series: `${runsTakenOver.name}{instance="a:9464"}`, values: '0x20 1x20' }],
    silent: [
      { series: `${runsTakenOver.name}{instance="a:9464"}`, values: '0x5 1x35' },
      { series: `${workersLost.name}{instance="a:9464"}`, values: '0x20 1x20' },
    ],
  },
  {
    name: 'ColophonDiskNearlyFull',
    severity: 'page',
    for: '5m',
    // The embedded database needs 32 MB for a run, and an upload may have 4 GB.
    expr: `min by (instance) (${diskFree.name} / ${diskSize.name}) < 0.05 or min by (instance) (${diskFree.name}) < 1e9`,
    summary: 'The disk of the data folder is nearly full.',
    description:
      'On {{ $labels.instance }}: {{ $value | humanize }} (a share of the disk, or bytes) are left.',
    fires: [
      { series: `${diskFree.name}{instance="a:9464"}`, values: steady(4e9) },
      { series: `${diskSize.name}{instance="a:9464"}`, values: steady(1e11) },
    ],
    silent: [
      { series: `${diskFree.name}{instance="a:9464"}`, values: steady(2e10) },
      { series: `${diskSize.name}{instance="a:9464"}`, values: steady(1e11) },
    ],
  },
  {
    name: 'ColophonEventLoopBlocked',
    severity: 'ticket',
    for: '3m',
    // A figure covers the last minute at most, so this is at least one block of a second in each of some minutes.
    expr: `max by (instance) (${eventLoop.name}{quantile="1"}) > 1`,
    summary: 'A process answers nobody for more than a second, again and again.',
    description: 'The event loop of {{ $labels.instance }} was blocked for {{ $value | humanizeDuration }}.',
    fires: [{ series: `${eventLoop.name}{instance="a:3000",quantile="1"}`, values: steady(2) }],
    silent: [{ series: `${eventLoop.name}{instance="a:3000",quantile="1"}`, values: '0x28 2 0x20' }],
  },
  {
    name: 'ColophonSearchSlow',
    severity: 'ticket',
    for: '5m',
    expr: `histogram_quantile(0.95, sum by (le) (rate(${searches.name}_bucket{leg="whole"}[5m]))) > 2`,
    summary: 'Searches are slow.',
    description: 'One search in twenty takes longer than {{ $value | humanizeDuration }}.',
    fires: [
      { series: `${searches.name}_bucket{leg="whole",le="1"}`, values: '0+5x40' },
      { series: `${searches.name}_bucket{leg="whole",le="2.5"}`, values: '0+5x40' },
      { series: `${searches.name}_bucket{leg="whole",le="10"}`, values: '0+10x40' },
      { series: `${searches.name}_bucket{leg="whole",le="+Inf"}`, values: '0+10x40' },
    ],
    silent: [
      { series: `${searches.name}_bucket{leg="whole",le="1"}`, values: '0+99x40' },
      { series: `${searches.name}_bucket{leg="whole",le="2.5"}`, values: '0+99x40' },
      { series: `${searches.name}_bucket{leg="whole",le="10"}`, values: '0+100x40' },
      { series: `${searches.name}_bucket{leg="whole",le="+Inf"}`, values: '0+100x40' },
    ],
  },
  {
    name: 'ColophonServerErrors',
    severity: 'page',
    for: '5m',
    expr: `sum(rate(${requests.name}_count{status="5xx"}[5m])) / sum(rate(${requests.name}_count[5m])) > 0.05`,
    summary: 'Requests fail by a fault of the server.',
    description: '{{ $value | humanizePercentage }} of the requests are answered with 5xx.',
    fires: [
      { series: `${requests.name}_count{route="/v1/search",status="2xx"}`, values: '0+9x40' },
      { series: `${requests.name}_count{route="/v1/search",status="5xx"}`, values: '0+1x40' },
    ],
    silent: [
      { series: `${requests.name}_count{route="/v1/search",status="2xx"}`, values: '0+99x40' },
      { series: `${requests.name}_count{route="/v1/search",status="5xx"}`, values: '0+1x40' },
    ],
  },
  {
    name: 'ColophonDatabaseAway',
    severity: 'page',
    for: '1m',
    expr: `min by (instance) (${up.name}{part="database"}) == 0`,
    summary: 'The database does not answer.',
    description: 'The database does not answer {{ $labels.instance }}.',
    fires: [{ series: `${up.name}{instance="a:3000",part="database"}`, values: steady(0) }],
    silent: [
      { series: `${up.name}{instance="a:3000",part="database"}`, values: steady(1) },
      { series: `${up.name}{instance="a:3000",part="disk"}`, values: steady(0) },
    ],
  },
  {
    name: 'ColophonQueueAway',
    severity: 'page',
    for: '2m',
    expr: `min by (instance) (${up.name}{part="queue"}) == 0`,
    summary: 'The queue does not answer.',
    description: 'The queue (Redis, or the database without one) does not answer {{ $labels.instance }}.',
    fires: [{ series: `${up.name}{instance="a:3000",part="queue"}`, values: steady(0) }],
    silent: [{ series: `${up.name}{instance="a:3000",part="queue"}`, values: steady(1) }],
  },
  {
    name: 'ColophonWebhookFailing',
    severity: 'ticket',
    for: '10m',
    expr: `max by (state) (${webhooks.name}{state=~"failing|switched-off"}) > 0`,
    summary: 'A receiver of webhooks does not take its messages.',
    description: '{{ $value }} webhooks are {{ $labels.state }}.',
    fires: [{ series: `${webhooks.name}{state="failing"}`, values: steady(1) }],
    silent: [{ series: `${webhooks.name}{state="working"}`, values: steady(4) }],
  },
];

/** Where the run book says what to do. */
export function runbookOf({ name }: Alert): string {
  return `docs/operations.md#${name.toLowerCase()}`;
}
