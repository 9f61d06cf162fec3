/**
 * Input of every graph of this project: int32, `[texts, tokens]`. All texts have the same length unless the graph is
 * masked.
 */
export const GRAPH_INPUT = 'input_ids';

/** Second input of a masked graph: int32, `[texts, tokens]`; 1 for a token, 0 for the padding after it. */
export const GRAPH_MASK = 'attention_mask';

/** Output: float32, `[texts, dimension]`, pooled and of length 1 (L2). */
export const GRAPH_OUTPUT = 'embedding';
