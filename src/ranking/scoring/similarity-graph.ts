import {
  DATA_TYPE,
  graphMessage,
  modelMessage,
  nodeMessage,
  valueInfoMessage,
} from '../../models/onnx/onnx-messages.js';

export const QUERIES = 'queries';
export const PASSAGES = 'passages';
export const SCORES = 'scores';

/** The first version with all that the graph needs, which is little. */
const OPERATOR_SETS = [{ domain: '', version: 17 }];

/** A graph that multiplies all queries with all passages of a block: for unit vectors, their cosines. */
export function similarityGraph(dimension: number): Uint8Array {
  const product = nodeMessage({
    operator: 'Gemm',
    domain: '',
    inputs: [QUERIES, PASSAGES],
    outputs: [SCORES],
    attributes: { transB: { int: 1 } },
  });
  const graph = graphMessage({
    name: 'similarity',
    nodes: [product],
    initialisers: [],
    inputs: [
      valueInfoMessage(QUERIES, DATA_TYPE.float, [QUERIES, dimension]),
      valueInfoMessage(PASSAGES, DATA_TYPE.float, [PASSAGES, dimension]),
    ],
    outputs: [valueInfoMessage(SCORES, DATA_TYPE.float, [QUERIES, PASSAGES])],
  });
  return modelMessage(graph, OPERATOR_SETS).finish();
}
