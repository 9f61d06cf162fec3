import { GRAPH_INPUT, GRAPH_OUTPUT } from '../graph-interface.js';
import type { Precision } from '../model-manifest.js';
import type { BertConfig } from './bert-config.js';
import { GraphBuilder, MICROSOFT } from './graph-builder.js';
import { addToRows, concatenate, stackRows } from './matrix.js';
import { FLOAT32_OPERATIONS, INT8_OPERATIONS } from './precision-operations.js';
import type { PrecisionOperations } from './precision-operations.js';
import type { Checkpoint } from './safetensors.js';

const OPERATIONS: Readonly<Record<Precision, PrecisionOperations>> = {
  float32: FLOAT32_OPERATIONS,
  int8: INT8_OPERATIONS,
};

/**
 * The graph of a BERT sentence encoder with mean pooling: `GRAPH_INPUT` to `GRAPH_OUTPUT`.
 *
 * Texts of one run have equal length, so there is neither padding nor a mask, and attention takes the faster kernel.
 * Load it with `graphOptimizationLevel: 'basic'`: at `all`, Add and LayerNormalization become a slower operation.
 *
 * @returns The ONNX file; the same input gives the same bytes.
 * @throws {UserError} `model.source_invalid` when a tensor is missing or has another shape.
 */
export function buildBertGraph(config: BertConfig, checkpoint: Checkpoint, precision: Precision): Uint8Array {
  return new BertGraph(config, checkpoint, OPERATIONS[precision]).build();
}

class BertGraph {
  readonly #graph = new GraphBuilder();

  constructor(
    private readonly config: BertConfig,
    private readonly checkpoint: Checkpoint,
    private readonly operations: PrecisionOperations,
  ) {}

  build(): Uint8Array {
    const { hidden, layers } = this.config;
    let x = this.#embeddings();
    const third = this.#graph.constant('third', [3], new BigInt64Array(3).fill(BigInt(hidden)));
    for (let index = 0; index < layers; index++) x = this.#layer(index, x, third);
    const overTokens = { attributes: { axes: { ints: [1] }, keepdims: { int: 0 } } };
    this.#graph.operation('ReduceMean', [x], 'mean', overTokens);
    const toLengthOne = { attributes: { axis: { int: 1 }, p: { int: 2 } } };
    this.#graph.operation('LpNormalization', ['mean'], GRAPH_OUTPUT, toLengthOne);
    return this.#graph.finish(hidden);
  }

  /** Word + position + token type, normalised. There is one text, so every token has type 0. */
  #embeddings(): string {
    const { hidden, positions, tokenTypes, vocabulary } = this.config;
    const graph = this.#graph;
    const table = (name: string, rows: number) =>
      this.checkpoint.matrix(`embeddings.${name}_embeddings.weight`, rows, hidden);
    const typeZero = table('token_type', tokenTypes).values.subarray(0, hidden);
    const positionTable = addToRows(table('position', positions), typeZero);

    const word = this.operations.lookUp(graph, table('word', vocabulary), GRAPH_INPUT);
    graph.operation('Shape', [GRAPH_INPUT], 'length', { attributes: { start: { int: 1 }, end: { int: 2 } } });
    const zero = graph.constant('zero', [1], new BigInt64Array(1));
    const all = graph.constant('positions', [positions, hidden], positionTable.values);
    const position = graph.operation('Slice', [all, zero, 'length', zero], 'pos');
    return this.#addAndNormalise(word, position, 'embeddings.LayerNorm', 'emb');
  }

  #layer(index: number, x: string, third: string): string {
    const { hidden, heads, intermediate } = this.config;
    const graph = this.#graph;
    const source = `encoder.layer.${index}.`;
    const name = `l${index}`;

    // One product for query, key and value: the input is quantised once.
    const parts = ['query', 'key', 'value'].map((part) => `${source}attention.self.${part}`);
    const weight = stackRows(
      parts.map((part) => this.checkpoint.matrix(`${part}.weight`, hidden, hidden)),
    );
    const bias = concatenate(parts.map((part) => this.checkpoint.vector(`${part}.bias`, hidden)));
    const joined = this.operations.linear(graph, x, weight, bias, `${name}_qkv`);
    const split = [`${name}_q`, `${name}_k`, `${name}_v`];
    graph.split('Split', [joined, third], split, { attributes: { axis: { int: 2 } } });
    const attention = graph.operation('MultiHeadAttention', split, `${name}_att`, {
      domain: MICROSOFT,
      attributes: { num_heads: { int: heads } },
    });

    const projected = this.#linear(attention, `${source}attention.output.dense`, hidden, hidden, `${name}_ao`);
    const attended = this.#addAndNormalise(x, projected, `${source}attention.output.LayerNorm`, `${name}_n1`);
    const wide = this.#linear(attended, `${source}intermediate.dense`, intermediate, hidden, `${name}_fi`);
    const active = graph.operation('Gelu', [wide], `${name}_gelu`, { domain: MICROSOFT });
    const narrow = this.#linear(active, `${source}output.dense`, hidden, intermediate, `${name}_fo`);
    return this.#addAndNormalise(attended, narrow, `${source}output.LayerNorm`, `${name}_n2`);
  }

  #linear(x: string, source: string, outputs: number, inputs: number, name: string): string {
    const weight = this.checkpoint.matrix(`${source}.weight`, outputs, inputs);
    const bias = this.checkpoint.vector(`${source}.bias`, outputs);
    return this.operations.linear(this.#graph, x, weight, bias, name);
  }

  #addAndNormalise(x: string, y: string, source: string, name: string): string {
    const { hidden, epsilon } = this.config;
    const graph = this.#graph;
    graph.operation('Add', [x, y], `${name}_sum`);
    const gain = graph.constant(`${name}_g`, [hidden], this.checkpoint.vector(`${source}.weight`, hidden));
    const shift = graph.constant(`${name}_n`, [hidden], this.checkpoint.vector(`${source}.bias`, hidden));
    return graph.operation('LayerNormalization', [`${name}_sum`, gain, shift], name, {
      attributes: { axis: { int: -1 }, epsilon: { float: epsilon } },
    });
  }
}
