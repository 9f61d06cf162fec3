import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import type { EncodedTexts } from '../executors/embedding-executor.js';
import { EncodingStopped, openGraph, wrongDimension } from './encoder.js';
import type { EncodeOptions, EncoderOptions } from './encoder.js';
import type { OnnxSession } from './onnx-session.js';
import { loadTokenizer } from './tokenizer.js';
import type { TokenizedText, Tokenizer } from './tokenizer.js';

/**
 * Tokens of one run, padding included: enough to fill a GPU, with activations of some hundred megabytes for a model of
 * 768 dimensions. Not measured on a device yet.
 */
const TOKENS_A_RUN = 16_384;

/**
 * A loaded model for devices that want large batches: texts of about equal length together, filled up, with a mask.
 *
 * In float32 a text's vector does not depend on its neighbours but for the last digits.
 */
export class PaddedEncoder {
  private constructor(
    private readonly options: EncoderOptions,
    private readonly tokenizer: Tokenizer,
    private readonly session: OnnxSession,
  ) {}

  /** @throws {UserError} `model.damaged` when a file is missing or is not what it should be. */
  static async load(options: EncoderOptions): Promise<PaddedEncoder> {
    const tokenizer = await loadTokenizer(options.tokenizerPath, options.maxTokens);
    return new PaddedEncoder(options, tokenizer, await openGraph(options));
  }

  /** As `Encoder.encode`, with a turn of the event loop between runs. */
  async encode(texts: readonly string[], options: EncodeOptions = {}): Promise<EncodedTexts> {
    const { dimension, prefixes } = this.options;
    const prefix = prefixes[options.as ?? 'passage'];
    const tokenized = texts.map((text) => this.tokenizer.encode(prefix + text));
    const vectors = new Float32Array(texts.length * dimension);
    for (const batch of batchesOf(tokenized)) {
      await turnOfTheEventLoop();
      if (options.stopped?.()) throw new EncodingStopped();
      const rows = await this.session.runPadded(batch.map((index) => tokenized[index]!.ids));
      if (rows.length !== batch.length * dimension) {
        throw wrongDimension(this.options, rows.length / batch.length);
      }
      batch.forEach((index, row) =>
        vectors.set(rows.subarray(row * dimension, (row + 1) * dimension), index * dimension),
      );
    }
    return {
      vectors,
      tokens: tokenized.map(({ ids }) => ids.length),
      truncated: [...tokenized.keys()].filter((index) => tokenized[index]!.truncated),
    };
  }

  async close(): Promise<void> {
    await this.session.close();
  }
}

/** Indexes of texts that run together: longest first, so that a batch is filled up with little. */
function* batchesOf(texts: readonly TokenizedText[]): Generator<number[]> {
  const longestFirst = [...texts.keys()].toSorted((a, b) => texts[b]!.ids.length - texts[a]!.ids.length);
  let from = 0;
  while (from < longestFirst.length) {
    const width = texts[longestFirst[from]!]!.ids.length;
    const rows = Math.max(1, Math.floor(TOKENS_A_RUN / width));
    yield longestFirst.slice(from, from + rows);
    from += rows;
  }
}
