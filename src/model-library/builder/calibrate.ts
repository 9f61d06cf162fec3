import { InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_INPUT } from '../../models/graph-interface.js';
import type { Pooling } from '../../models/model-manifest.js';
import { LOUDNESS_MOVED, balanceFactors, largestOfColumns } from './balance.js';
import type { Balance } from './balance.js';
import type { BertConfig } from './bert-config.js';
import { balancedValues, buildBertGraph } from './bert-graph.js';
import type { Checkpoint } from './safetensors.js';

const KINDS = ['value', 'attended', 'active'] as const;

/**
 * Measures the activations of the float32 graph and finds factors that even out the values int8 will quantise.
 *
 * @param texts Token ids of typical texts for the model, special tokens included.
 * @returns One entry per layer.
 */
export async function calibrate(
  config: BertConfig,
  checkpoint: Checkpoint,
  pooling: Pooling,
  texts: readonly Int32Array[],
): Promise<Balance[]> {
  const layers = Array.from({ length: config.layers }, (_, layer) => layer);
  const names = layers.flatMap((layer) => KINDS.map((kind) => balancedValues(layer)[kind]));
  const loudest = await listen(
    buildBertGraph(config, checkpoint, { precision: 'float32', pooling, reveal: names }),
    names,
    texts,
  );
  return layers.map((layer) => {
    const { hidden, intermediate } = config;
    const source = `encoder.layer.${layer}.`;
    const heaviest = {
      value: checkpoint.matrix(`${source}attention.output.dense.weight`, hidden, hidden),
      attended: checkpoint.matrix(`${source}intermediate.dense.weight`, intermediate, hidden),
      active: checkpoint.matrix(`${source}output.dense.weight`, hidden, intermediate),
    };
    const factors = (kind: keyof Balance) =>
      balanceFactors(
        loudest.get(balancedValues(layer)[kind])!,
        largestOfColumns(heaviest[kind]),
        LOUDNESS_MOVED[kind],
      );
    return { value: factors('value'), attended: factors('attended'), active: factors('active') };
  });
}

/** Largest absolute value of each channel of the named values, over all texts. */
async function listen(
  graph: Uint8Array,
  names: readonly string[],
  texts: readonly Int32Array[],
): Promise<Map<string, Float32Array>> {
  const session = await InferenceSession.create(graph, { graphOptimizationLevel: 'basic' });
  const loudest = new Map<string, Float32Array>();
  try {
    for (const ids of texts) {
      const values = await session.run({ [GRAPH_INPUT]: new Tensor('int32', ids, [1, ids.length]) }, [
        ...names,
      ]);
      for (const name of names) {
        const { data, dims } = values[name]!;
        const columns = dims.at(-1)!;
        const heard = largestOfColumns({ rows: ids.length, columns, values: data as Float32Array });
        const before = loudest.get(name);
        loudest.set(name, before ? heard.map((value, channel) => Math.max(value, before[channel]!)) : heard);
      }
    }
  } finally {
    await session.release();
  }
  return loudest;
}
