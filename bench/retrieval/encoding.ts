import { cpuCount } from '../../src/process/cpu-count.js';
import type { TokenCounter } from '../../src/chunking/chunk.js';
import { BatchEmbedder } from '../../src/inference/batch-embedder.js';
import type { EncoderOptions } from '../../src/inference/encoder/encoder.js';
import type { TextRole } from '../../src/inference/encoder/text-role.js';
import { loadTokenizer } from '../../src/inference/encoder/tokenizer.js';
import type { EmbeddingExecutor } from '../../src/inference/executors/embedding-executor.js';
import { ProcessPoolExecutor } from '../../src/inference/executors/process-pool.executor.js';
import { encoderOptionsOf } from '../../src/inference/verified-model.js';
import { loadModel } from '../../src/models/model-store.js';

const TEXTS_A_MESSAGE = 16;

/** The model for all contenders, run as in the product; equal texts are encoded only once. */
export class Encoding {
  private readonly known = new Map<string, Float32Array>();

  private constructor(
    private readonly executor: EmbeddingExecutor,
    private readonly encoder: EncoderOptions,
    /** Including special tokens. */
    readonly maxTokens: number,
    readonly countTokens: TokenCounter,
  ) {}

  static async open(modelKey: string): Promise<Encoding> {
    const encoder = encoderOptionsOf(await loadModel(undefined, modelKey, 'int8'), 'cpu');
    const tokenizer = await loadTokenizer(encoder.tokenizerPath, encoder.maxTokens);
    const executor = new ProcessPoolExecutor({ workers: cpuCount(), device: 'cpu' });
    return new Encoding(executor, encoder, encoder.maxTokens, (text) => tokenizer.countTokens(text));
  }

  /** @returns Unit vectors, one per text. */
  async vectorsOf(texts: readonly string[], as: TextRole): Promise<Float32Array[]> {
    const missing = [...new Set(texts)].filter((text) => !this.known.has(`${as} ${text}`));
    if (as === 'passage') await this.encodePassages(missing);
    else await this.encodeQueries(missing);
    return texts.map((text) => this.known.get(`${as} ${text}`)!);
  }

  close(): Promise<void> {
    return this.executor.close();
  }

  private async encodePassages(texts: readonly string[]): Promise<void> {
    const embedder = new BatchEmbedder(this.executor, {
      encoder: this.encoder,
      textsPerMessage: TEXTS_A_MESSAGE,
    });
    for await (const message of embedder.embed(texts.map((text) => ({ key: text, text })))) {
      for (const item of message.items) {
        if ('error' in item) throw new Error(`A text could not be embedded: ${item.error.message}`);
        this.known.set(`passage ${item.key}`, item.vector);
      }
    }
  }

  private async encodeQueries(texts: readonly string[]): Promise<void> {
    const { dimension } = this.encoder;
    for (let from = 0; from < texts.length; from += TEXTS_A_MESSAGE) {
      const part = texts.slice(from, from + TEXTS_A_MESSAGE);
      const { vectors } = await this.executor.encode({ texts: part, encoder: this.encoder, as: 'query' });
      for (const [i, text] of part.entries()) {
        this.known.set(`query ${text}`, vectors.slice(i * dimension, (i + 1) * dimension));
      }
    }
  }
}
