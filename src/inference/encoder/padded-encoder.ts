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
 * A loaded model for devices that want large batches: the texts of a message together, filled up, with a mask. Messages
 * hold texts of about equal length, so little is filled up.
 *
 * A text's vector does not depend on its neighbours but for the last digits.
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
    const session = await openGraph(options, await batchGraph(options));
    return new PaddedEncoder(options, tokenizer, session);
  }

  /** As `Encoder.encode`, but all texts in one run: a message is as large as the setting for its slot says. */
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

/** Made anew for each worker: it takes a third of a second, and a file of it would be one more that can be damaged. */
async function batchGraph({ graphPath, dimension }: EncoderOptions): Promise<Uint8Array> {
  try {
    return maskedGraph(await readFile(graphPath), dimension);
  } catch (cause) {
    throw unusableGraph(graphPath, cause);
  }
}
