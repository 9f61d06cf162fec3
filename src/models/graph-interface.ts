/** Input of every graph of this project: int32, `[texts, tokens]`. Unless the graph is masked, texts of equal length. */
export const GRAPH_INPUT = 'input_ids';

/** Second input of a masked graph: int32, `[texts, tokens]`, 1 for a token and 0 for padding after it. */
export const GRAPH_MASK = 'attention_mask';

/** Output: float32, `[texts, dimension]`, pooled and of length 1 (L2). */
export const GRAPH_OUTPUT = 'embedding';
