import { readFile } from 'node:fs/promises';
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { maskedGraph } from '../../models/masked-graph.js';
import type { EncodedTexts } from '../executors/embedding-executor.js';
import { EncodingStopped, openGraph, unusableGraph, wrongDimension } from './encoder.js';
import type { EncodeOptions, EncoderOptions } from './encoder.js';
import type { OnnxSession } from './onnx-session.js';
import { loadTokenizer } from './tokenizer.js';
import type { Tokenizer } from './tokenizer.js';

/**
 * A loaded model for devices that need large batches. It runs the texts of a message together, with padding and a mask.
 * A message holds texts of about the same length, so there is little padding.
 *
 * Only the last digits of a text's vector depend on the other texts.
 */
export class PaddedEncoder {
  private constructor(
    private readonly options: EncoderOptions,
    private readonly tokenizer: Tokenizer,
    private readonly session: OnnxSession,
  ) {}

  /** @throws {UserError} `model.damaged` when a file is missing or invalid. */
  static async load(options: EncoderOptions): Promise<PaddedEncoder> {
    const tokenizer = await loadTokenizer(options.tokenizerPath, options.maxTokens);
    const session = await openGraph(options, await batchGraph(options));
    return new PaddedEncoder(options, tokenizer, session);
  }

  /** Like `Encoder.encode`, but all texts in one run. The setting for the slot determines the size of a message. */
  async encode(texts: readonly string[], options: EncodeOptions = {}): Promise<EncodedTexts> {
    const { dimension, prefixes } = this.options;
    const prefix = prefixes[options.as ?? 'passage'];
    const tokenized = texts.map((text) => this.tokenizer.encode(prefix + text));
    await turnOfTheEventLoop();
    if (options.stopped?.()) throw new EncodingStopped();
    const vectors =
      texts.length === 0
        ? new Float32Array(0)
        : await this.session.runPadded(tokenized.map(({ ids }) => ids));
    if (vectors.length !== texts.length * dimension) {
      throw wrongDimension(this.options, vectors.length / texts.length);
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

/** Each worker makes it anew. That takes a third of a second, and a stored file would be one more that can be damaged. */
async function batchGraph({ graphPath, dimension }: EncoderOptions): Promise<Uint8Array> {
  try {
    return maskedGraph(await readFile(graphPath), dimension);
  } catch (cause) {
    throw unusableGraph(graphPath, cause);
  }
}
