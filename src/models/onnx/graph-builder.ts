import { GRAPH_INPUT, GRAPH_MASK, GRAPH_OUTPUT } from '../graph-interface.js';
import {
  DATA_TYPE,
  graphMessage,
  modelMessage,
  nodeMessage,
  tensorMessage,
  valueInfoMessage,
} from './onnx-messages.js';
import type { Attribute, TensorValues } from './onnx-messages.js';
import type { ProtobufWriter } from './protobuf-writer.js';

/** Domain of ONNX Runtime's own fused operators. */
export const MICROSOFT = 'com.microsoft';

/** Operator set 17 is the first one with LayerNormalization. */
const OPERATOR_SETS = [
  { domain: '', version: 17 },
  { domain: MICROSOFT, version: 1 },
];

export interface OperationOptions {
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Collects the operations and constants of one encoder graph. Values are referred to by name. */
export class GraphBuilder {
  readonly #nodes: ProtobufWriter[] = [];
  readonly #constants = new Map<string, ProtobufWriter>();

  /** @returns The name, for use as an input. Each name must be unique. */
  constant(name: string, shape: readonly number[], values: TensorValues): string {
    if (this.#constants.has(name)) throw new Error(`The constant ${name} exists already.`);
    this.#constants.set(name, tensorMessage(name, shape, values));
    return name;
  }

  /** @returns The name of the output. */
  operation(
    operator: string,
    inputs: readonly string[],
    output: string,
    options: OperationOptions = {},
  ): string {
    this.split(operator, inputs, [output], options);
    return output;
  }

  /** An operation with several outputs. */
  split(
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    options: OperationOptions = {},
  ): void {
    const { domain = '', attributes = {} } = options;
    this.#nodes.push(nodeMessage({ operator, domain, inputs, outputs, attributes }));
  }

  /**
   * @param dimension Length of one vector in `GRAPH_OUTPUT`.
   * @param options.masked Whether `GRAPH_MASK` is also an input.
   * @param options.reveal Values to output besides the vector.
   * @returns The ONNX file.
   */
  finish(
    dimension: number,
    options: { readonly masked?: boolean; readonly reveal?: readonly string[] } = {},
  ): Uint8Array {
    const inputs = options.masked ? [GRAPH_INPUT, GRAPH_MASK] : [GRAPH_INPUT];
    const graph = graphMessage({
      name: 'sentence-encoder',
      nodes: this.#nodes,
      initialisers: [...this.#constants.values()],
      inputs: inputs.map((name) => valueInfoMessage(name, DATA_TYPE.int32, ['batch', 'tokens'])),
      outputs: [
        valueInfoMessage(GRAPH_OUTPUT, DATA_TYPE.float, ['batch', dimension]),
        ...(options.reveal ?? []).map((name) =>
          valueInfoMessage(name, DATA_TYPE.float, ['batch', 'tokens', `${name}_channels`]),
        ),
      ],
    });
    return modelMessage(graph, OPERATOR_SETS).finish();
  }
}
