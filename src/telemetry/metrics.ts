import { counter, gauge, histogram, readCounter } from './metric.js';
import type { Metric } from './metric.js';

/** Values that bound a label, where they are not listed with it. */
const JOBS = { of: 'the names of jobs', most: 12 };
const STAGES = { of: 'the stages of a run', most: 8 };
const MODELS = { of: 'the models of this installation', most: 20 };

/** From an answer out of memory to one that nobody waits for. */
const OF_ANSWERS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** From a statement of a few rows to one that waits for a lock. */
const OF_STATEMENTS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
/** From a stage that found nothing to do to one of a book of ten thousand pages. */
const OF_STAGES = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400];

/**
 * Everything that is measured. The metrics, the dashboard, the alerts and the table of the documentation all derive from
 * this list.
 */
export const METRICS = {
  build: gauge('colophon_build_info', 'Always 1; tells the version of the program and of Node.', {
    version: { of: 'one version', most: 1 },
    node: { of: 'one version', most: 1 },
  }),
  up: gauge('colophon_up', 'Whether what the process needs answered when it was asked last: 1 or 0.', {
    part: ['database', 'queue', 'disk'],
  }),
  cpu: readCounter('process_cpu_seconds_total', 'CPU time of the process and its threads.'),
  memory: gauge('process_resident_memory_bytes', 'Resident memory of the process, without its workers.'),
  started: gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.'),
  heap: gauge('nodejs_heap_size_used_bytes', 'Memory of the JavaScript heap that is in use.'),
  eventLoop: gauge(
    'colophon_event_loop_delay_seconds',
    'How late the event loop is, over the last 30 to 60 seconds. While it is blocked, the process answers nobody.',
    { quantile: ['0.5', '0.99', '1'] },
  ),

  requests: histogram(
    'colophon_http_request_duration_seconds',
    'From a request to the end of its answer.',
    OF_ANSWERS,
    {
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'other'],
      route: { of: 'the routes of the API, and one name for all that has none', most: 200 },
      status: ['2xx', '3xx', '4xx', '5xx', 'aborted'],
    },
  ),
  searches: histogram(
    'colophon_search_duration_seconds',
    'What a search and each of its legs took.',
    OF_ANSWERS,
    {
      leg: ['query', 'vector', 'lexical', 'whole'],
    },
  ),
  searchSources: counter('colophon_searches_total', 'Searches, by where they found the library.', {
    source: ['memory', 'database'],
  }),

  queueJobs: gauge('colophon_queue_jobs', 'Unfinished jobs.', {
    queue: JOBS,
    state: ['waiting', 'delayed', 'active'],
  }),
  queueOldest: gauge(
    'colophon_queue_oldest_waiting_seconds',
    'For how long the oldest waiting job has been in the queue; 0 if none waits.',
    { queue: JOBS },
  ),
  queuePaused: gauge('colophon_queue_paused', 'Whether no worker takes jobs of this name: 1 or 0.', {
    queue: JOBS,
  }),
  deadLetters: gauge('colophon_dead_letters', 'Jobs that failed for good and were not put back.', {
    queue: JOBS,
  }),
  jobSeconds: histogram('colophon_job_duration_seconds', 'What one attempt at a job took.', OF_STAGES, {
    queue: JOBS,
  }),
  jobsEnded: counter('colophon_jobs_ended_total', 'Attempts at jobs, by how they ended.', {
    queue: JOBS,
    outcome: ['done', 'retry', 'dead', 'handed-back', 'lost'],
  }),

  runs: gauge('colophon_runs', 'Runs that wait or are worked on.', {
    state: { of: 'queued and the stages of a run', most: 8 },
  }),
  runsEnded: counter('colophon_runs_ended_total', 'Runs that ended in this process.', {
    state: ['completed', 'failed', 'cancelled'],
  }),
  runSilence: gauge(
    'colophon_run_longest_silence_seconds',
    'Time since the last sign of life of the run in progress that has been silent longest.',
  ),
  runStage: gauge(
    'colophon_run_longest_stage_seconds',
    'For how long the run that entered its present stage first has been in it.',
  ),
  runsTakenOver: counter(
    'colophon_runs_taken_over_total',
    'Runs of lost processes that this process queued again.',
  ),
  stageSeconds: histogram('colophon_stage_duration_seconds', 'What a stage of a run took.', OF_STAGES, {
    stage: STAGES,
  }),
  pages: counter('colophon_pages_read_total', 'Pages of books that were read.'),
  chunks: counter('colophon_chunks_made_total', 'Chunks that books were cut into.'),

  texts: counter('colophon_texts_embedded_total', 'Passages that got a computed vector.', { model: MODELS }),
  tokens: counter('colophon_tokens_embedded_total', 'Tokens of these passages.', { model: MODELS }),
  workers: gauge('colophon_embedding_workers', 'Workers that embed: how many may run, do run, and compute.', {
    state: ['allowed', 'running', 'busy'],
  }),
  workerMemory: gauge('colophon_embedding_worker_memory_bytes', 'Resident memory of a worker process.', {
    worker: { of: 'the places for workers', most: 128 },
  }),
  messages: gauge('colophon_embedding_messages_waiting', 'Messages that wait for a worker.'),
  workersLost: counter(
    'colophon_embedding_workers_lost_total',
    'Workers that ended while they were needed, or were ended because they hung.',
  ),

  writes: histogram(
    'colophon_database_write_duration_seconds',
    'What it took to write a batch: the vectors of a statement, the chunks of a book, the content of a book.',
    OF_STATEMENTS,
    { batch: ['vectors', 'staging', 'publishing'] },
  ),
  vectors: counter('colophon_vectors_written_total', 'Vectors that were sent to the database.'),
  connections: gauge(
    'colophon_database_connections',
    'Connections of the pool, and requests that wait for one.',
    {
      state: ['open', 'idle', 'wanted'],
    },
  ),
  diskFree: gauge('colophon_disk_free_bytes', 'Free space on the disk of the data folder.'),
  diskSize: gauge('colophon_disk_size_bytes', 'Size of the disk of the data folder.'),

  webhooks: gauge(
    'colophon_webhooks',
    'Webhooks: those whose last message arrived, those whose next message was refused, and those switched off for it.',
    { state: ['working', 'failing', 'switched-off'] },
  ),
  webhooksPending: gauge(
    'colophon_webhook_deliveries_pending',
    'Messages for webhooks that wait to be sent.',
  ),
  webhookTries: counter('colophon_webhook_tries_total', 'Tries to send a message to a webhook.', {
    result: ['delivered', 'failed'],
  }),

  reading: gauge('colophon_metrics_read_seconds', 'What it took to read what was not counted.'),
} as const satisfies Readonly<Record<string, Metric>>;
