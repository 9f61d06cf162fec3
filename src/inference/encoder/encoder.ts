import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { messageOf, UserError } from '../../errors/errors.js';
import type { Device } from '../device.js';
import type { EncodedTexts } from '../executors/embedding-executor.js';
import { OnnxSession } from './onnx-session.js';
import type { TextRole } from './text-role.js';
import { loadTokenizer, type Tokenizer } from './tokenizer.js';

/** What an encoder is made from: plain data, so that it can be sent to a worker. */
export interface EncoderOptions {
  /**
   * Sentence encoder graph. Input: int32 ids [1, tokens]; output: one vector [1, dimension] of length 1 (L2). For a
   * GPU, a graph for batches is made from it.
   */
  readonly graphPath: string;
  readonly tokenizerPath: string;
  readonly device: Device;
  readonly dimension: number;
  /** The model's limit, including special tokens. Longer texts are cut. */
  readonly maxTokens: number;
  /** The prefix with which the model was trained, for each role of a text; may be empty. */
  readonly prefixes: Readonly<Record<TextRole, string>>;
}

export interface EncodeOptions {
  readonly as?: TextRole;
  /** Called before every text. If it returns true, the remaining texts are given up. */
  readonly stopped?: () => boolean;
}

/** Nobody needs the texts any longer. */
export class EncodingStopped extends Error {
  constructor() {
    super('The encoding was stopped.');
  }
}

/**
 * A loaded model that turns texts into vectors.
 *
 * It runs one text at a time. Dynamic quantisation uses one scale for all activations of a run, so in a batch a vector
 * would depend on the other texts. Alone, the same text always gives the same bytes, and on a CPU this is just as fast.
 */
export class Encoder {
  private constructor(
    private readonly options: EncoderOptions,
    private readonly tokenizer: Tokenizer,
    private readonly session: OnnxSession,
  ) {}

  /** @throws {UserError} `model.damaged` when a file is missing or invalid. */
  static async load(options: EncoderOptions): Promise<Encoder> {
    const tokenizer = await loadTokenizer(options.tokenizerPath, options.maxTokens);
    const session = await openGraph(options, options.graphPath);
    return new Encoder(options, tokenizer, session);
  }

  /**
   * Encodes texts in order and yields to the event loop between them, so that the worker can receive queries and
   * cancellations.
   *
   * @returns Vectors of length 1 (L2), one row per text. A text without tokens gets the vector of the empty text.
   * @throws {EncodingStopped}
   */
  async encode(texts: readonly string[], options: EncodeOptions = {}): Promise<EncodedTexts> {
    const { dimension, prefixes } = this.options;
    const prefix = prefixes[options.as ?? 'passage'];
    const vectors = new Float32Array(texts.length * dimension);
    const tokens: number[] = [];
    const truncated: number[] = [];
    for (const [index, text] of texts.entries()) {
      await turnOfTheEventLoop();
      if (options.stopped?.()) throw new EncodingStopped();
      const tokenized = this.tokenizer.encode(prefix + text);
      const vector = await this.session.run(tokenized.ids);
      if (vector.length !== dimension) throw wrongDimension(this.options, vector.length);
      vectors.set(vector, index * dimension);
      tokens.push(tokenized.ids.length);
      if (tokenized.truncated) truncated.push(index);
    }
    return { vectors, tokens, truncated };
  }

  async close(): Promise<void> {
    await this.session.close();
  }
}

/** @param graph The file from the options, or the graph made from it. */
export async function openGraph(
  { graphPath, device }: EncoderOptions,
  graph: string | Uint8Array,
): Promise<OnnxSession> {
  try {
    return await OnnxSession.open(graph, device);
  } catch (cause) {
    throw unusableGraph(graphPath, cause);
  }
}

export function unusableGraph(graphPath: string, cause: unknown): UserError {
  return new UserError('model.damaged', `The graph ${graphPath} cannot be used: ${messageOf(cause)}`, {
    audience: 'operator',
    hint: 'Restore the files of the model as its SOURCE.md tells.',
    cause,
  });
}

export function wrongDimension(options: EncoderOptions, found: number): UserError {
  return new UserError(
    'model.damaged',
    `The graph ${options.graphPath} gives vectors of ${found} numbers where ${options.dimension} are declared.`,
    {
      audience: 'operator',
      hint: 'Correct the dimension in the model.json beside it, or restore the files of the model.',
    },
  );
}
