import { GRAPH_MASK, GRAPH_OUTPUT } from './graph-interface.js';
import { GraphBuilder } from './onnx/graph-builder.js';
import { DATA_TYPE } from './onnx/onnx-messages.js';
import type { NodeParts } from './onnx/onnx-messages.js';
import { readGraph } from './onnx/read-graph.js';
import type { ReadGraph } from './onnx/read-graph.js';

/** Added to keep padding out of the attention: after the softmax the padding has no weight. */
const FAR_BELOW = -10_000;
/** Number of steps of a one-byte activation. */
const STEPS = 255;
const KEPT = { attributes: { keepdims: { int: 1 } } };

/**
 * Converts a graph for one text at a time, as the model builder writes it, into one for batches on a GPU. The texts of
 * a batch may have different lengths; a mask marks the padding.
 *
 * Both graphs compute the same. The int8 graph rounds its activations by the largest value of a run. This one rounds by
 * the largest value of each text, and multiplies the whole numbers in float32. That is exact for them, even when a GPU
 * shortens the factors to ten bits. So vectors of both may be in one library (decision 14). It uses only operations
 * that the runtime has for every kind of GPU: WebGPU has no padding mask in its attention, no `LpNormalization` and no
 * `Round`.
 *
 * @param dimension Numbers in one vector.
 * @returns The ONNX file; the same input gives the same bytes.
 * @throws {RangeError} when the file is not a graph of the model builder.
 */
export function maskedGraph(file: Uint8Array, dimension: number): Uint8Array {
  return new MaskedGraph(readGraph(file)).build(dimension);
}

class MaskedGraph {
  readonly #graph = new GraphBuilder();
  readonly #constants = new Set<string>();

  constructor(private readonly source: ReadGraph) {}

  build(dimension: number): Uint8Array {
    this.#masks();
    for (const node of this.source.nodes) this.#convert(node);
    return this.#graph.finish(dimension, { masked: true });
  }

  /** `mask_u`, `[texts, tokens, 1]`: 1 for a token. `mask_bias`, `[texts, 1, tokens, tokens]`: what the attention adds. */
  #masks(): void {
    const graph = this.#graph;
    graph.operation('Cast', [GRAPH_MASK], 'mask_f', { attributes: { to: { int: DATA_TYPE.float } } });
    graph.operation('Unsqueeze', ['mask_f', this.#whole('axis_last', 2)], 'mask_u');
    const one = this.#number('one', 1);
    graph.operation('Sub', [one, 'mask_f'], 'padding');
    graph.operation('Mul', ['padding', this.#number('far_below', FAR_BELOW)], 'mask_row');
    graph.operation('Unsqueeze', ['mask_row', this.#whole('axes_row', 1, 2)], 'mask_rows');
    // The row is repeated for every token here, because WebGPU does not broadcast it.
    graph.operation('Mul', ['mask_f', this.#number('zero_f', 0)], 'nothing');
    graph.operation('Unsqueeze', ['nothing', this.#whole('axes_column', 1, 3)], 'mask_columns');
    graph.operation('Add', ['mask_rows', 'mask_columns'], 'mask_bias');
  }

  #convert(node: NodeParts): void {
    switch (node.operator) {
      case 'DynamicQuantizeMatMul':
        return this.#quantisedProduct(node);
      case 'MultiHeadAttention':
        return this.#copy(node, [...node.inputs.slice(0, 3), '', '', 'mask_bias']);
      case 'ReduceMean':
        return this.#mean(node);
      case 'LpNormalization':
        return this.#toLengthOne(node);
      default:
        return this.#copy(node, node.inputs);
    }
  }

  #copy({ operator, domain, outputs, attributes }: NodeParts, inputs: readonly string[]): void {
    inputs.forEach((name) => this.#constant(name));
    this.#graph.split(operator, inputs, outputs, { domain, attributes });
  }

  /** Rounds like the CPU: one scale and one zero per text, for all its tokens (MatMul and QLinear in ONNX Runtime). */
  #quantisedProduct({ inputs, outputs }: NodeParts): void {
    const graph = this.#graph;
    const [x, weight, weightScales, , bias] = inputs;
    const [name] = outputs;
    if (!x || !weight || !weightScales || !bias || !name) throw new RangeError('A product lacks an input.');
    const operation = (operator: string, from: readonly string[], suffix: string, options = {}) =>
      graph.operation(operator, from, `${name}_${suffix}`, options);

    const counted = operation('Mul', [x, 'mask_u'], 'counted');
    const overText = { attributes: { axes: { ints: [1, 2] }, ...KEPT.attributes } };
    // The range always includes zero.
    const most = operation('Relu', [operation('ReduceMax', [counted], 'max', overText)], 'most');
    const least = operation('ReduceMin', [counted], 'min', overText);
    const below = operation('Relu', [operation('Neg', [least], 'neg')], 'below');
    const range = operation('Add', [most, below], 'range');
    const scale = operation('Div', [range, this.#number('steps', STEPS)], 'scale');
    const zero = this.#rounded(operation('Div', [below, scale], 'zero_exact'), `${name}_zero`);
    const steps = this.#rounded(operation('Div', [counted, scale], 'steps_exact'), `${name}_steps`);
    const shifted = operation('Add', [steps, zero], 'shifted');
    const bounds = [this.#number('no_step', 0), this.#number('last_step', STEPS)];
    const clipped = operation('Clip', [shifted, ...bounds], 'clipped');
    const whole = operation('Sub', [clipped, zero], 'whole');
    const product = operation('MatMul', [whole, this.#constant(weight)], 'product');
    const byText = operation('Mul', [product, scale], 'by_text');
    const byColumn = operation('Mul', [byText, this.#constant(weightScales)], 'by_column');
    graph.operation('Add', [byColumn, this.#constant(bias)], name);
  }

  /**
   * Rounds to the nearest whole number, because WebGPU has no `Round`. A value of exactly one half practically never
   * occurs.
   */
  #rounded(x: string, name: string): string {
    const more = this.#graph.operation('Add', [x, this.#number('half', 0.5)], `${name}_more`);
    return this.#graph.operation('Floor', [more], name);
  }

  /** The sum over all real tokens serves as their mean, because the vector is normalised to length 1 afterwards. */
  #mean({ inputs, outputs }: NodeParts): void {
    const counted = this.#graph.operation('Mul', [inputs[0]!, 'mask_u'], 'mean_counted');
    const axis = this.#whole('axis_tokens', 1);
    this.#graph.operation('ReduceSum', [counted, axis], outputs[0]!, {
      attributes: { keepdims: { int: 0 } },
    });
  }

  #toLengthOne({ inputs }: NodeParts): void {
    const graph = this.#graph;
    const overVector = { attributes: { axes: { ints: [-1] }, ...KEPT.attributes } };
    const square = graph.operation('ReduceSumSquare', [inputs[0]!], 'square', overVector);
    graph.operation('Div', [inputs[0]!, graph.operation('Sqrt', [square], 'length_of')], GRAPH_OUTPUT);
  }

  /** One-byte numbers become float32, because GPUs support no others. */
  #constant(name: string): string {
    const found = this.source.constants.get(name);
    if (!found || this.#constants.has(name)) return name;
    this.#constants.add(name);
    const values = found.values instanceof Int8Array ? Float32Array.from(found.values) : found.values;
    return this.#graph.constant(name, found.shape, values);
  }

  #number(name: string, value: number): string {
    return this.#once(name, [], Float32Array.of(value));
  }

  #whole(name: string, ...values: readonly number[]): string {
    return this.#once(name, [values.length], BigInt64Array.from(values, BigInt));
  }

  #once(name: string, shape: readonly number[], values: Float32Array | BigInt64Array): string {
    const own = `masked_${name}`;
    if (this.#constants.has(own)) return own;
    this.#constants.add(own);
    return this.#graph.constant(own, shape, values);
  }
}
