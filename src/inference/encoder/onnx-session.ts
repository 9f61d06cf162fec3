import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Device } from '../device.js';
import { GRAPH_INPUT, GRAPH_MASK } from '../../models/graph-interface.js';

const MASKED_INPUTS = `${GRAPH_INPUT}, ${GRAPH_MASK}`;

/** The runtime's log levels range from 0 (verbose) to 4 (fatal). Warnings concern only its own choice of kernels. */
const ONLY_ERRORS = 3;

/**
 * An opened sentence encoder graph. Input: ids of one text; output: one vector.
 *
 * A run blocks the calling thread until it ends (about 0.1 ms per token on a CPU).
 */
export class OnnxSession {
  private constructor(
    private readonly session: InferenceSession,
    private readonly input: string,
    private readonly output: string,
  ) {}

  /**
   * @param graph  Path of the file, or its bytes.
   * @param device Where every node of the graph must run. A graph that would partly fall back to the CPU is refused.
   * @throws The runtime's own error when the graph cannot be opened or the device is unavailable.
   */
  static async open(graph: string | Uint8Array, device: Device): Promise<OnnxSession> {
    const session = await create(graph, {
      executionProviders: [device],
      // At `all`, the runtime fuses Add and LayerNormalization into a kernel that is about four times slower.
      graphOptimizationLevel: 'basic',
      // Parallel workers are faster than threads inside a run. With them, spinning threads only take cores from each
      // other.
      executionMode: 'sequential',
      // Memory patterns would be kept for each text length seen so far: 5 MB after a book, without a gain in speed.
      enableMemPattern: false,
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: ONLY_ERRORS,
      extra: {
        session: {
          intra_op: { allow_spinning: '0' },
          inter_op: { allow_spinning: '0' },
          ...(device === 'cpu' ? {} : { disable_cpu_ep_fallback: '1' }),
        },
      },
    });
    const [input] = session.inputNames;
    const [output] = session.outputNames;
    const takes = session.inputNames.join(', ');
    if (input === undefined || output === undefined || ![GRAPH_INPUT, MASKED_INPUTS].includes(takes)) {
      throw new Error(`The graph takes ${takes} instead of the ids of texts.`);
    }
    return new OnnxSession(session, input, output);
  }

  /**
   * @param ids Ids of one text, including special tokens.
   * @returns The text's vector, of the graph's dimension.
   */
  async run(ids: Int32Array): Promise<Float32Array> {
    return this.vectorsOf({ [this.input]: new Tensor('int32', ids, [1, ids.length]) });
  }

  /**
   * Only for a masked graph.
   *
   * @param texts Ids of several texts, including special tokens.
   * @returns Their vectors, row by row.
   */
  async runPadded(texts: readonly Int32Array[]): Promise<Float32Array> {
    const width = Math.max(...texts.map((ids) => ids.length));
    const ids = new Int32Array(texts.length * width);
    const mask = new Int32Array(texts.length * width);
    texts.forEach((text, row) => {
      ids.set(text, row * width);
      mask.fill(1, row * width, row * width + text.length);
    });
    const shape = [texts.length, width];
    return this.vectorsOf({
      [GRAPH_INPUT]: new Tensor('int32', ids, shape),
      [GRAPH_MASK]: new Tensor('int32', mask, shape),
    });
  }

  private async vectorsOf(inputs: InferenceSession.FeedsType): Promise<Float32Array> {
    const results = await this.session.run(inputs);
    const vector = results[this.output];
    if (!(vector?.data instanceof Float32Array)) {
      throw new Error('The graph gave something else than a vector.');
    }
    return vector.data;
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

/** The runtime's own function is overloaded and does not accept a union. */
function create(
  graph: string | Uint8Array,
  options: InferenceSession.SessionOptions,
): Promise<InferenceSession> {
  return typeof graph === 'string'
    ? InferenceSession.create(graph, options)
    : InferenceSession.create(graph, options);
}
