import { readFile, writeFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { Command, Option } from 'nest-commander';
import { EmbeddingEngine } from '../embedding/embedding-engine.js';
import type { EmbeddingResult } from '../embedding/embedding-result.js';
import { UserError, messageOf } from '../errors/errors.js';
import { ownPeakRss } from '../ingestion/peak-memory.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { Terminal } from './terminal.js';

interface EmbedOptions extends CommonOptions {
  readonly out?: string;
}

interface Embedded {
  /** `texts.length` x dimension; rows of failed texts are zero. */
  readonly vectors: Float32Array;
  readonly report: EmbeddingResult & {
    readonly chunksPerSecond: number;
    readonly tokensPerSecond: number;
    readonly executor: string;
    readonly workers: number;
    readonly device: string;
    readonly dimension: number;
    /** Texts that were longer than the model reads. */
    readonly truncated: number;
    readonly peakRssBytes: number;
    readonly failures: readonly { readonly index: number; readonly code: string; readonly message: string }[];
  };
}

@Command({
  name: 'embed',
  arguments: '<file>',
  description: 'Embed a JSON array of texts, from a file or - for stdin, without a database.',
})
export class EmbedCommand extends CliCommand {
  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([file]: string[], options: EmbedOptions): Promise<void> {
    const texts = await readTexts(file!);
    const { vectors, report } = await interruptible((signal) => this.embed(texts, signal));
    if (options.out !== undefined) await writeVectors(options.out, vectors);
    if (options.json) {
      this.terminal.json(report);
    } else {
      this.terminal.line(
        `${report.embeddings_generated} of ${report.total_chunks} texts embedded in ` +
          `${report.processing_time.toFixed(2)} s: ${report.chunksPerSecond.toFixed(1)} texts/s, ` +
          `${Math.round(report.tokensPerSecond)} tokens/s (${report.workers} x ${report.executor}, ${report.device})`,
      );
      for (const { index, message } of report.failures) this.terminal.note(`text ${index}: ${message}`);
    }
    if (report.embeddings_failed > 0) process.exitCode = 1;
  }

  @Option({ flags: '--out <file>', description: 'Write the vectors as little-endian float32, row by row.' })
  parseOut(value: string): string {
    return value;
  }

  private async embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    const { dimension, kind, workers, device } = await this.engine.info();
    const { key } = await this.engine.model();
    const vectors = new Float32Array(texts.length * dimension);
    const failures: { index: number; code: string; message: string }[] = [];
    let [tokens, truncated, generated] = [0, 0, 0];
    const started = performance.now();
    const items = texts.map((text, index) => ({ key: String(index), text }));
    for await (const message of this.engine.embed(items, signal)) {
      for (const item of message.items) {
        const index = Number(item.key);
        if ('error' in item) {
          failures.push({ index, code: item.error.code, message: item.error.message });
          continue;
        }
        vectors.set(item.vector, index * dimension);
        tokens += item.tokens;
        truncated += item.truncated ? 1 : 0;
        generated += 1;
      }
      this.terminal.progress('embedding', generated + failures.length, texts.length);
    }
    this.terminal.endProgress();
    const seconds = (performance.now() - started) / 1000;
    return {
      vectors,
      report: {
        total_chunks: texts.length,
        embeddings_generated: generated,
        embeddings_failed: failures.length,
        embeddings_reused: 0,
        database_saves: 0,
        database_errors: 0,
        models_used: generated > 0 ? { [key]: generated } : {},
        processing_time: seconds,
        chunksPerSecond: generated / seconds,
        tokensPerSecond: tokens / seconds,
        executor: kind,
        workers,
        device,
        dimension,
        truncated,
        peakRssBytes: ownPeakRss() + (await this.engine.workerMemory()),
        failures: failures.sort((a, b) => a.index - b.index),
      },
    };
  }
}

async function readTexts(file: string): Promise<string[]> {
  const field = file === '-' ? 'stdin' : file;
  let source: string;
  try {
    source = file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    throw new UserError('file.unreadable', `${file} cannot be read: ${messageOf(cause)}.`, { field, cause });
  }
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
