import { GRAPH_INPUT, GRAPH_MASK, GRAPH_OUTPUT } from '../../models/graph-interface.js';
import type { Pooling, Precision } from '../../models/model-manifest.js';
import { scaleColumns, scaleRows, times } from './balance.js';
import type { Balance } from './balance.js';
import type { BertConfig } from './bert-config.js';
import { GraphBuilder, MICROSOFT } from '../../models/onnx/graph-builder.js';
import { addToRows, concatenate, stackRows } from './matrix.js';
import { FLOAT32_OPERATIONS, INT8_OPERATIONS } from './precision-operations.js';
import type { PrecisionOperations } from './precision-operations.js';
import type { Checkpoint } from './safetensors.js';

const OPERATIONS: Readonly<Record<Precision, PrecisionOperations>> = {
  float32: FLOAT32_OPERATIONS,
  int8: INT8_OPERATIONS,
};

const GELU = { gelu: 'Gelu', gelu_tanh: 'FastGelu' } as const;

export interface GraphPlan {
  readonly precision: Precision;
  readonly pooling: Pooling;
  /** Accepts padded texts of unequal length with a mask: for devices that need large batches. */
  readonly masked?: boolean;
  /** Factors for the activations that are quantised; one entry per layer. */
  readonly balance?: readonly Balance[];
  /** Inner values that the graph also outputs, for calibration. */
  readonly reveal?: readonly string[];
}

/** Names of the values in a layer to which `Balance` applies. */
export function balancedValues(layer: number): { readonly [K in keyof Balance]: string } {
  return { value: `l${layer}_att`, attended: `l${layer}_n1`, active: `l${layer}_gelu` };
}

/**
 * The graph of a BERT-type sentence encoder, from `GRAPH_INPUT` to `GRAPH_OUTPUT`.
 *
 * Unless masked, all texts of one run have equal length. So there is neither padding nor a mask, and attention uses the
 * faster kernel. Load the graph with `graphOptimizationLevel: 'basic'`: at `all`, Add and LayerNormalization become one
 * slower operation.
 *
 * @returns The ONNX file; the same input gives the same bytes.
 * @throws {UserError} `model.source_invalid` if a tensor is missing or has another shape.
 */
export function buildBertGraph(config: BertConfig, checkpoint: Checkpoint, plan: GraphPlan): Uint8Array {
  return new BertGraph(config, checkpoint, plan).build();
}

/** A value in two forms: as input of the next product, and to be added to the result of that product. */
interface Normalised {
  readonly product: string;
  readonly residual: string;
}

class BertGraph {
  readonly #graph = new GraphBuilder();
  readonly #operations: PrecisionOperations;

  constructor(
    private readonly config: BertConfig,
    private readonly checkpoint: Checkpoint,
    private readonly plan: GraphPlan,
  ) {
    this.#operations = OPERATIONS[plan.precision];
  }

  build(): Uint8Array {
    const { hidden, layers } = this.config;
    let x = this.#embeddings();
    const third = this.#graph.constant('third', [3], new BigInt64Array(3).fill(BigInt(hidden)));
    for (let index = 0; index < layers; index++) x = this.#layer(index, x, third);
    this.#pool(x);
    const toLengthOne = { attributes: { axis: { int: 1 }, p: { int: 2 } } };
    this.#graph.operation('LpNormalization', ['mean'], GRAPH_OUTPUT, toLengthOne);
    return this.#graph.finish(hidden, { masked: this.plan.masked, reveal: this.plan.reveal });
  }

  /** Word + position + token type, normalised. There is only one text, so every token has type 0. */
  #embeddings(): string {
    const { firstPosition, hidden, positions, tokenTypes, vocabulary } = this.config;
    const graph = this.#graph;
    const table = (name: string, rows: number) =>
      this.checkpoint.matrix(`embeddings.${name}_embeddings.weight`, rows, hidden);
    const typeZero = table('token_type', tokenTypes).values.subarray(0, hidden);
    const positionTable = addToRows(table('position', firstPosition + positions), typeZero);
    const reachable = positionTable.values.subarray(firstPosition * hidden);

    const word = this.#operations.lookUp(graph, table('word', vocabulary), GRAPH_INPUT);
    graph.operation('Shape', [GRAPH_INPUT], 'length', { attributes: { start: { int: 1 }, end: { int: 2 } } });
    const zero = graph.constant('zero', [1], new BigInt64Array(1));
    const all = graph.constant('positions', [positions, hidden], Float32Array.from(reachable));
    const position = graph.operation('Slice', [all, zero, 'length', zero], 'pos');
    return this.#addAndNormalise(word, position, 'embeddings.LayerNorm', 'emb').product;
  }

  #layer(index: number, x: string, third: string): string {
    const { hidden, heads, intermediate } = this.config;
    const graph = this.#graph;
    const balance = this.plan.balance?.[index];
    const source = `encoder.layer.${index}.`;
    const name = `l${index}`;

    // One product for query, key and value, so that the input is quantised only once.
    const parts = ['query', 'key', 'value'].map((part) => `${source}attention.self.${part}`);
    const [query, key, value] = parts.map((part) => this.checkpoint.matrix(`${part}.weight`, hidden, hidden));
    const weight = stackRows([query!, key!, scaleRows(value!, balance?.value)]);
    const [queryBias, keyBias, valueBias] = parts.map((part) =>
      this.checkpoint.vector(`${part}.bias`, hidden),
    );
    const bias = concatenate([queryBias!, keyBias!, times(valueBias!, balance?.value)]);
    const joined = this.#operations.linear(graph, x, weight, bias, `${name}_qkv`);
    const split = [`${name}_q`, `${name}_k`, `${name}_v`];
    graph.split('Split', [joined, third], split, { attributes: { axis: { int: 2 } } });
    const attention = graph.operation(
      'MultiHeadAttention',
      this.plan.masked ? [...split, '', GRAPH_MASK] : split,
      `${name}_att`,
      { domain: MICROSOFT, attributes: { num_heads: { int: heads } } },
    );

    const output = `${source}attention.output`;
    const projected = this.#linear(
      attention,
      `${output}.dense`,
      [hidden, hidden],
      `${name}_ao`,
      balance?.value,
    );
    const attended = this.#addAndNormalise(
      x,
      projected,
      `${output}.LayerNorm`,
      `${name}_n1`,
      balance?.attended,
    );
    const wide = this.#linear(
      attended.product,
      `${source}intermediate.dense`,
      [intermediate, hidden],
      `${name}_fi`,
      balance?.attended,
    );
    const gelu = graph.operation(GELU[this.config.activation], [wide], `${name}_gelu`, { domain: MICROSOFT });
    const active = this.#scaled(gelu, `${name}_gelu_b`, balance?.active);
    const narrow = this.#linear(
      active,
      `${source}output.dense`,
      [hidden, intermediate],
      `${name}_fo`,
      balance?.active,
    );
    return this.#addAndNormalise(attended.residual, narrow, `${source}output.LayerNorm`, `${name}_n2`)
      .product;
  }

  /** @param balance Factors that the inputs are already multiplied by; the weight is divided by them. */
  #linear(
    x: string,
    source: string,
    [outputs, inputs]: readonly [number, number],
    name: string,
    balance?: Float32Array,
  ): string {
    const weight = this.checkpoint.matrix(`${source}.weight`, outputs, inputs);
    const bias = this.checkpoint.vector(`${source}.bias`, outputs);
    return this.#operations.linear(this.#graph, x, scaleColumns(weight, balance), bias, name);
  }

  /**
   * @param balance Factors for the input of the next product; the value added to that product's result is not scaled.
   */
  #addAndNormalise(x: string, y: string, source: string, name: string, balance?: Float32Array): Normalised {
    const { hidden, epsilon } = this.config;
    const graph = this.#graph;
    graph.operation('Add', [x, y], `${name}_sum`);
    const norm = (part: string) => times(this.checkpoint.vector(`${source}.${part}`, hidden), balance);
    const gain = graph.constant(`${name}_g`, [hidden], norm('weight'));
    const shift = graph.constant(`${name}_n`, [hidden], norm('bias'));
    const product = graph.operation('LayerNormalization', [`${name}_sum`, gain, shift], name, {
      attributes: { axis: { int: -1 }, epsilon: { float: epsilon } },
    });
    const back = balance?.map((factor) => 1 / factor);
    return { product, residual: this.#scaled(product, `${name}_r`, back) };
  }

  #scaled(x: string, name: string, factors: Float32Array | undefined): string {
    if (!factors) return x;
    return this.#graph.operation(
      'Mul',
      [x, this.#graph.constant(`${name}_f`, [factors.length], factors)],
      name,
    );
  }

  /** Combines the token vectors into the vector of the text, which does not have length 1 yet. */
  #pool(x: string): void {
    const graph = this.#graph;
    if (this.plan.pooling === 'cls') {
      const first = graph.constant('first', [], new BigInt64Array(1));
      graph.operation('Gather', [x, first], 'mean', { attributes: { axis: { int: 1 } } });
      return;
    }
    const overTokens = { attributes: { axes: { ints: [1] }, keepdims: { int: 0 } } };
    if (!this.plan.masked) {
      graph.operation('ReduceMean', [x], 'mean', overTokens);
      return;
    }
    // The sum over the unmasked tokens; its length does not matter, because the vector is normalised afterwards.
    const last = graph.constant('last', [1], BigInt64Array.of(2n));
    graph.operation('Cast', [GRAPH_MASK], 'mask_f', { attributes: { to: { int: 1 } } });
    graph.operation('Unsqueeze', ['mask_f', last], 'mask_u');
    graph.operation('Mul', [x, 'mask_u'], 'counted');
    const tokens = graph.constant('tokens', [1], BigInt64Array.of(1n));
    graph.operation('ReduceSum', ['counted', tokens], 'mean', { attributes: { keepdims: { int: 0 } } });
  }
}
