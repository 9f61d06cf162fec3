import { writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Command, Option } from 'nest-commander';
import { DEVICES } from '../inference/device.js';
import type { Device } from '../inference/device.js';
import type { EmbeddingEngine } from '../inference/embedding-engine.js';
import { EngineSession } from '../inference/engine-session.js';
import { TEXT_ROLES } from '../inference/encoder/text-role.js';
import type { TextRole } from '../inference/encoder/text-role.js';
import type { EmbeddingResult } from '../runs/embedding-result.js';
import { UserError, messageOf } from '../errors/errors.js';
import { ownPeakRss } from '../process/peak-memory.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { choice, wholeNumber } from './option-parsers.js';
import { readText, sourceOf } from './read-text.js';
import { Terminal } from './terminal.js';

interface EmbedOptions extends CommonOptions {
  readonly out?: string;
  readonly model?: string;
  readonly as?: TextRole;
  readonly workers?: number;
  readonly device?: Device | 'auto';
}

interface Embedded {
  /** `texts.length` x dimension; the rows of failed texts are zero. */
  readonly vectors: Float32Array;
  readonly report: EmbeddingResult & {
    readonly chunksPerSecond: number;
    readonly tokensPerSecond: number;
    /** Milliseconds from sending a message of texts to its answer, including the time that it waits at the worker. */
    readonly messageP50Ms: number;
    readonly messageP95Ms: number;
    /** Milliseconds by which the event loop of this process was late. */
    readonly eventLoopP99Ms: number;
    readonly executor: string;
    readonly workers: number;
    readonly device: string;
    readonly model: string;
    readonly as: TextRole;
    readonly dimension: number;
    /** Indexes of the texts that were longer than the model reads. */
    readonly truncated: readonly number[];
    readonly peakRssBytes: number;
    /** Highest resident memory of each worker process. */
    readonly workerRssBytes: readonly number[];
    readonly failures: readonly { readonly index: number; readonly code: string; readonly message: string }[];
  };
}

@Command({
  name: 'embed',
  arguments: '<file>',
  description: 'Embed a JSON array of texts, from a file or - for stdin, without a database.',
})
export class EmbedCommand extends CliCommand {
  override readonly examples = [
    'colophon embed texts.json --out vectors.f32',
    `echo '["a question"]' | colophon embed - --as query --json`,
  ];

  constructor(
    private readonly engines: EngineSession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([file]: string[], options: EmbedOptions): Promise<void> {
    const texts = await readTexts(file!);
    const { as = 'passage', workers, device } = options;
    const { vectors, report } = await interruptible(this.terminal, (signal) =>
      this.engines.use(
        (engine) => {
          const model = options.model ?? engine.modelFor('concept');
          return this.embed(engine, texts, model, { signal, as });
        },
        { workers, device },
      ),
    );
    if (options.out !== undefined) await writeVectors(options.out, vectors);
    if (options.json) {
      this.terminal.json(report);
    } else {
      this.terminal.line(
        `${report.embeddings_generated} of ${report.total_chunks} texts embedded in ` +
          `${report.processing_time.toFixed(2)} s: ${report.chunksPerSecond.toFixed(1)} texts/s, ` +
          `${Math.round(report.tokensPerSecond)} tokens/s (${report.workers} x ${report.executor}, ${report.device})`,
      );
      if (report.truncated.length > 0) {
        this.terminal.note(
          `truncated, because longer than the model reads: texts ${report.truncated.join(', ')}`,
        );
      }
      for (const { index, message } of report.failures) this.terminal.note(`text ${index}: ${message}`);
    }
    if (report.embeddings_failed > 0) process.exitCode = 1;
  }

  @Option({ flags: '--out <file>', description: 'Write the vectors as little-endian float32, row by row.' })
  parseOut(value: string): string {
    return value;
  }

  @Option({ flags: '--model <key>', description: 'Model that embeds (default: the one of concept chunks).' })
  parseModel(value: string): string {
    return value;
  }

  @Option({
    flags: '--as <role>',
    description: 'passage or query: which prefix of the model to put before each text (default: passage).',
  })
  parseAs(value: string): TextRole {
    return choice(value, TEXT_ROLES);
  }

  @Option({ flags: '--workers <count>', description: 'Overrides EMBEDDING_WORKERS.' })
  parseWorkers(value: string): number {
    return wholeNumber(value, 1, 256);
  }

  @Option({ flags: '--device <name>', description: 'Overrides EMBEDDING_DEVICE: auto, cpu, cuda, ...' })
  parseDevice(value: string): Device | 'auto' {
    return choice(value, ['auto', ...DEVICES]);
  }

  private async embed(
    engine: EmbeddingEngine,
    texts: readonly string[],
    model: string,
    options: { readonly signal: AbortSignal; readonly as: TextRole },
  ): Promise<Embedded> {
    const { kind, workers, device } = engine.info;
    const { dimension } = await engine.identity(model);
    const vectors = new Float32Array(texts.length * dimension);
    const failures: { index: number; code: string; message: string }[] = [];
    const truncated: number[] = [];
    const messageMs: number[] = [];
    let [tokens, generated] = [0, 0];
    const eventLoop = monitorEventLoopDelay({ resolution: 1 });
    eventLoop.enable();
    const started = performance.now();
    const items = texts.map((text, index) => ({ key: String(index), text }));
    for await (const message of engine.embed(model, items, options)) {
      messageMs.push(message.ms);
      for (const item of message.items) {
        const index = Number(item.key);
        if ('error' in item) {
          failures.push({ index, code: item.error.code, message: item.error.message });
          continue;
        }
        vectors.set(item.vector, index * dimension);
        tokens += item.tokens;
        if (item.truncated) truncated.push(index);
        generated += 1;
      }
      this.terminal.progress('embedding', generated + failures.length, texts.length);
    }
    this.terminal.endProgress();
    const seconds = (performance.now() - started) / 1000;
    eventLoop.disable();
    const workerRssBytes = engine.workerMemory();
    messageMs.sort((a, b) => a - b);
    return {
      vectors,
      report: {
        total_chunks: texts.length,
        embeddings_generated: generated,
        embeddings_failed: failures.length,
        embeddings_reused: 0,
        embeddings_truncated: truncated.length,
        database_saves: 0,
        database_errors: 0,
        models_used: generated > 0 ? { [model]: generated } : {},
        processing_time: seconds,
        chunksPerSecond: generated / seconds,
        tokensPerSecond: tokens / seconds,
        messageP50Ms: quantile(messageMs, 0.5),
        messageP95Ms: quantile(messageMs, 0.95),
        eventLoopP99Ms: eventLoop.percentile(99) / 1e6,
        executor: kind,
        workers,
        device,
        model,
        as: options.as,
        dimension,
        truncated: truncated.sort((a, b) => a - b),
        peakRssBytes: workerRssBytes.reduce((sum, rss) => sum + rss, ownPeakRss()),
        workerRssBytes,
        failures: failures.sort((a, b) => a.index - b.index),
      },
    };
  }
}

/** @param sorted Ascending; the result is 0 when it is empty. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function readTexts(file: string): Promise<string[]> {
  const field = sourceOf(file);
  const source = await readText(file);
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (cause) {
    throw new UserError('embed.not_json', `The input is not JSON: ${messageOf(cause)}.`, {
      field,
      hint: 'Give a JSON array of strings, such as ["first text", "second text"].',
      cause,
    });
  }
  const wrong = Array.isArray(parsed) ? parsed.findIndex((text) => typeof text !== 'string') : 0;
  if (!Array.isArray(parsed) || wrong >= 0) {
    const what = Array.isArray(parsed) ? `Element ${wrong} is not a text.` : 'The input is not an array.';
    throw new UserError('embed.not_texts', what, { field, hint: 'Give a JSON array of strings.' });
  }
  return parsed as string[];
}

async function writeVectors(path: string, vectors: Float32Array): Promise<void> {
  const bytes = Buffer.alloc(vectors.length * 4);
  vectors.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw new UserError('file.not_writable', `${path} cannot be written: ${messageOf(cause)}.`, {
      field: '--out',
      cause,
    });
  }
}
