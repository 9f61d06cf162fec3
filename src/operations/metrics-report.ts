import { statfs } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { EmbeddingEngine } from '../inference/embedding-engine.js';
import { OutageLog } from '../process/outage-log.js';
import { packageVersion } from '../process/package-version.js';
import { within } from '../process/within.js';
import { JobQueue } from '../queue/job-queue.js';
import { EventLoopWatch } from '../telemetry/event-loop.js';
import { MetricSet } from '../telemetry/metric-set.js';
import { METRICS } from '../telemetry/metrics.js';
import { recordWith } from '../telemetry/recording.js';
import { LibraryFigures } from './library-figures.repository.js';

type Part = (typeof METRICS.up.labels.part)[number];

/** Prometheus waits for 10 s at most; a part that is slower than this is away. */
const PART_ANSWERS_MS = 2_000;

const ALL = Object.values(METRICS);
/** Counted by this process, whichever application in it does the work. */
const COUNTED = new MetricSet(ALL.filter(({ source }) => source === 'counted'));
const LATE = Symbol('late');

/** The metrics of this process, and those of the library, which every process tells alike. */
@Injectable()
export class MetricsReport implements OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private readonly read = new MetricSet(ALL.filter(({ source }) => source === 'read'));
  private readonly eventLoop = new EventLoopWatch();
  private readonly version = packageVersion();
  private readonly parts: readonly ReadPart[];
  private reading: Promise<string> | null = null;

  constructor(
    private readonly figures: LibraryFigures,
    private readonly queue: JobQueue,
    private readonly engine: EmbeddingEngine,
    private readonly storage: StorageConfig,
  ) {
    recordWith(COUNTED);
    const tell = (part: Part) => (reason: string) => this.logger.warn(`${part}: ${reason}`);
    this.parts = [
      new ReadPart('database', () => this.readDatabase(), tell('database')),
      new ReadPart('queue', () => this.readQueue(), tell('queue')),
      new ReadPart('disk', () => this.readDisk(), tell('disk')),
    ];
  }

  /** In the text format of Prometheus. Programs that ask at once get the same answer. It never fails. */
  text(): Promise<string> {
    this.reading ??= this.readAll().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  onApplicationShutdown(): void {
    this.eventLoop.stop();
  }

  private async readAll(): Promise<string> {
    const started = performance.now();
    const answers = await Promise.all(this.parts.map((part) => part.read()));
    // Nothing waits from here on, so no figure of one answer gets into another.
    this.read.clear();
    this.setProcess();
    this.setWorkers();
    for (const { part, set } of answers) {
      this.read.set(METRICS.up, { part }, set === null ? 0 : 1);
      set?.();
    }
    this.read.set(METRICS.reading, {}, (performance.now() - started) / 1000);
    return [await this.read.text(), await COUNTED.text()].join('\n');
  }

  private setProcess(): void {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    this.read.set(METRICS.build, { version: this.version, node: process.versions.node }, 1);
    this.read.set(METRICS.cpu, {}, (user + system) / 1e6);
    this.read.set(METRICS.memory, {}, rss);
    this.read.set(METRICS.heap, {}, heapUsed);
    this.read.set(METRICS.started, {}, Math.round(Date.now() / 1000 - process.uptime()));
    const delays = this.eventLoop.read();
    for (const quantile of METRICS.eventLoop.labels.quantile) {
      this.read.set(METRICS.eventLoop, { quantile }, delays[quantile]);
    }
    const connections = this.figures.connections();
    for (const state of METRICS.connections.labels.state) {
      this.read.set(METRICS.connections, { state }, connections[state]);
    }
  }

  private setWorkers(): void {
    const { allowed, running, busy, waiting, memory } = this.engine.load();
    this.read.set(METRICS.workers, { state: 'allowed' }, allowed);
    this.read.set(METRICS.workers, { state: 'running' }, running);
    this.read.set(METRICS.workers, { state: 'busy' }, busy);
    this.read.set(METRICS.messages, {}, waiting);
    memory.forEach((rss, worker) => this.read.set(METRICS.workerMemory, { worker: String(worker) }, rss));
  }

  private async readDatabase(): Promise<() => void> {
    const [runs, webhooks] = await Promise.all([this.figures.runs(), this.figures.webhooks()]);
    return () => {
      for (const { state, runs: count } of runs) this.read.set(METRICS.runs, { state }, count);
      this.read.set(METRICS.runSilence, {}, Math.max(0, ...runs.map(({ silence }) => silence)));
      this.read.set(METRICS.runStage, {}, Math.max(0, ...runs.map(({ inStage }) => inStage)));
      this.read.set(METRICS.webhooks, { state: 'working' }, webhooks.working);
      this.read.set(METRICS.webhooks, { state: 'failing' }, webhooks.failing);
      this.read.set(METRICS.webhooks, { state: 'switched-off' }, webhooks.switchedOff);
      this.read.set(METRICS.webhooksPending, {}, webhooks.pending);
    };
  }

  private async readQueue(): Promise<() => void> {
    const [counts, oldest] = await Promise.all([this.queue.counts(), this.queue.oldestWaiting()]);
    const now = Date.now();
    return () => {
      for (const [queue, { dead, paused, ...jobs }] of Object.entries(counts)) {
        for (const state of METRICS.queueJobs.labels.state) {
          this.read.set(METRICS.queueJobs, { queue, state }, jobs[state]);
        }
        const since = oldest.get(queue);
        const age = since === undefined ? 0 : Math.max(0, now - since.getTime()) / 1000;
        this.read.set(METRICS.queueOldest, { queue }, age);
        this.read.set(METRICS.queuePaused, { queue }, paused ? 1 : 0);
        this.read.set(METRICS.deadLetters, { queue }, dead);
      }
    };
  }

  private async readDisk(): Promise<() => void> {
    const { bavail, blocks, bsize } = await statfs(this.storage.dataDir);
    return () => {
      this.read.set(METRICS.diskFree, {}, bavail * bsize);
      this.read.set(METRICS.diskSize, {}, blocks * bsize);
    };
  }
}

interface PartAnswer {
  readonly part: Part;
  /** Sets the figures; null: the part did not answer. */
  readonly set: (() => void) | null;
}

/** Something that is asked for figures and may be away. It is never asked twice at once, however long it hangs. */
class ReadPart {
  private readonly outage: OutageLog;
  private asking: Promise<() => void> | null = null;

  constructor(
    private readonly part: Part,
    private readonly ask: () => Promise<() => void>,
    tell: (reason: string) => void,
  ) {
    this.outage = new OutageLog(tell);
  }

  async read(): Promise<PartAnswer> {
    const { part } = this;
    if (this.asking !== null) return { part, set: null };
    this.asking = this.ask();
    const done = () => {
      this.asking = null;
    };
    this.asking.then(done, done);
    try {
      const set = await within(PART_ANSWERS_MS, this.asking, LATE);
      if (set === LATE) throw new Error(`It did not answer in ${PART_ANSWERS_MS / 1000} s.`);
      this.outage.succeeded();
      return { part, set };
    } catch (error) {
      this.outage.failed(error);
      return { part, set: null };
    }
  }
}
