import workerpool from 'workerpool';
import { workerFile } from '../../config/worker-file.js';
import { fromErrorData } from '../../errors/errors.js';
import type { EncodedTexts, ExecutorInfo } from './embedding-executor.js';
import { EmbeddingExecutor } from './embedding-executor.js';
import type { ExecutorOptions } from './executor-options.js';
import type { EncodeAnswer } from './pool-messages.js';
import { ExecutorClosed, WorkerLost } from './worker-lost.js';

/** What both pools share: messages to workers that each own an encoder. */
export abstract class PoolExecutor extends EmbeddingExecutor {
  readonly info: ExecutorInfo;
  private readonly pool: workerpool.Pool;
  private readonly running = new Set<Promise<unknown>>();
  private readonly rssByPid = new Map<number, number>();
  private closed = false;

  protected constructor(
    kind: ExecutorInfo['kind'],
    private readonly options: ExecutorOptions,
    poolOptions: workerpool.WorkerPoolOptions,
  ) {
    super();
    const { encoder, workers, model } = options;
    this.info = { kind, workers, model, device: encoder.device, dimension: encoder.dimension };
    this.pool = workerpool.pool(workerFile(import.meta.url, './encoder.worker.js'), {
      maxWorkers: workers,
      ...poolOptions,
    });
  }

  override async encode(texts: readonly string[]): Promise<EncodedTexts> {
    if (this.closed) throw new ExecutorClosed();
    if (texts.length === 0) return { vectors: new Float32Array(0), tokens: [], truncated: [] };
    const answer = await this.send(texts);
    if ('error' in answer) throw fromErrorData(answer.error);
    this.rssByPid.set(answer.ok.memory.pid, answer.ok.memory.rss);
    return answer.ok.encoded;
  }

  /** Every worker gets one short text: a pool starts a worker only for a message that finds no idle one. */
  override async warm(): Promise<void> {
    await Promise.all(Array.from({ length: this.info.workers }, () => this.encode(['warm'])));
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    // Ending a thread while it runs would abort the process, and killing a process would lose its message.
    await Promise.allSettled(this.running);
    await this.pool.terminate();
  }

  override workerMemory(): Promise<number> {
    if (this.info.kind === 'thread') return Promise.resolve(0);
    let total = 0;
    for (const rss of this.rssByPid.values()) total += rss;
    return Promise.resolve(total);
  }

  private async send(texts: readonly string[]): Promise<EncodeAnswer> {
    const sent = Promise.resolve(this.pool.exec('encode', [texts, this.options.encoder]));
    this.running.add(sent);
    try {
      return (await sent) as EncodeAnswer;
    } catch (error) {
      // The worker answers its own errors as data: whatever comes this way, it did not answer.
      throw this.closed ? new ExecutorClosed() : new WorkerLost(error);
    } finally {
      this.running.delete(sent);
    }
  }
}
