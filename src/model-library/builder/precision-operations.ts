import { MICROSOFT } from '../../models/onnx/graph-builder.js';
import type { GraphBuilder } from '../../models/onnx/graph-builder.js';
import type { Matrix } from './matrix.js';
import { transpose } from './matrix.js';
import { DATA_TYPE } from '../../models/onnx/onnx-messages.js';
import { quantiseColumns, quantiseRows } from './quantise.js';

/** The two kinds of operation that use almost all weights, and therefore depend on the precision of a graph. */
export interface PrecisionOperations {
  /** Rows of a table, looked up by the int32 ids of `input`. */
  lookUp(graph: GraphBuilder, table: Matrix, input: string): string;
  /** `x * weight^T + bias`; the weight is `[outputs, inputs]`, as checkpoints store it. */
  linear(graph: GraphBuilder, x: string, weight: Matrix, bias: Float32Array, name: string): string;
}

export const FLOAT32_OPERATIONS: PrecisionOperations = {
  lookUp(graph, table, input) {
    const words = graph.constant('words', [table.rows, table.columns], table.values);
    return graph.operation('Gather', [words, input], 'word', { attributes: { axis: { int: 0 } } });
  },

  linear(graph, x, weight, bias, name) {
    const columns = transpose(weight);
    const w = graph.constant(`${name}_w`, [columns.rows, columns.columns], columns.values);
    graph.operation('MatMul', [x, w], `${name}_m`);
    return graph.operation('Add', [`${name}_m`, graph.constant(`${name}_b`, [bias.length], bias)], name);
  },
};

/**
 * Weights of one byte. The table has one scale per row (STS-B test 0.82027, against 0.82032 in float32). Products have
 * one scale per output, and scale their input by its largest value of the run (0.81803).
 */
export const INT8_OPERATIONS: PrecisionOperations = {
  lookUp(graph, table, input) {
    const { values, scales } = quantiseRows(table);
    const byRow = { attributes: { axis: { int: 0 } } };
    const words = graph.constant('words_q', [table.rows, table.columns], values);
    graph.operation('Gather', [words, input], 'wq', byRow);
    graph.operation('Cast', ['wq'], 'wf', { attributes: { to: { int: DATA_TYPE.float } } });
    graph.operation('Gather', [graph.constant('words_s', [table.rows, 1], scales), input], 'ws', byRow);
    return graph.operation('Mul', ['wf', 'ws'], 'word');
  },

  linear(graph, x, weight, bias, name) {
    const columns = transpose(weight);
    const { values, scales } = quantiseColumns(columns);
    const outputs = [columns.columns];
    const inputs = [
      x,
      graph.constant(`${name}_q`, [columns.rows, columns.columns], values),
      graph.constant(`${name}_s`, outputs, scales),
      graph.constant(`${name}_z`, outputs, new Int8Array(columns.columns)),
      graph.constant(`${name}_b`, outputs, bias),
    ];
    return graph.operation('DynamicQuantizeMatMul', inputs, name, { domain: MICROSOFT });
  },
};
