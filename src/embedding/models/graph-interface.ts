/** Input of every graph of this project: int32, `[texts, tokens]`, texts of equal length, no padding, no mask. */
export const GRAPH_INPUT = 'input_ids';

/** Output: float32, `[texts, dimension]`, pooled and of length 1 (L2). */
export const GRAPH_OUTPUT = 'embedding';
