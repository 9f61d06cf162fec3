import { readFile } from 'node:fs/promises';
import { DEFAULT_MODEL, loadModel } from '../model-store.js';
import { GraphBuilder } from './graph-builder.js';
import { readGraph } from './read-graph.js';

describe('reading a graph', () => {
  it('returns the operations and constants that were written', () => {
    const graph = new GraphBuilder();
    graph.constant('whole', [2], BigInt64Array.of(-1n, 2n ** 40n));
    graph.constant('bytes', [1, 3], Int8Array.of(-127, 0, 127));
    graph.constant('numbers', [], Float32Array.of(0.1));
    graph.split('Split', ['x', '', 'whole'], ['a', 'b'], {
      domain: 'com.microsoft',
      attributes: { axis: { int: -1 }, axes: { ints: [1, 2] }, epsilon: { float: 0.5 } },
    });
    const { nodes, constants } = readGraph(graph.finish(3));
    expect(nodes).toEqual([
      {
        operator: 'Split',
        domain: 'com.microsoft',
        inputs: ['x', '', 'whole'],
        outputs: ['a', 'b'],
        attributes: { axis: { int: -1 }, axes: { ints: [1, 2] }, epsilon: { float: 0.5 } },
      },
    ]);
    expect(Object.fromEntries(constants)).toEqual({
      whole: { shape: [2], values: BigInt64Array.of(-1n, 2n ** 40n) },
      bytes: { shape: [1, 3], values: Int8Array.of(-127, 0, 127) },
      numbers: { shape: [], values: Float32Array.of(0.1) },
    });
  });

  it('refuses a file that is not a graph, and a truncated one', async () => {
    const { graphPath } = await loadModel(undefined, DEFAULT_MODEL);
    const file = await readFile(graphPath);
    expect(() => readGraph(file.subarray(0, 1_000_000))).toThrow(RangeError);
    expect(() => readGraph(Buffer.from('{"not": "a graph"}'))).toThrow(RangeError);
    expect(() => readGraph(new Uint8Array(0))).toThrow('holds no graph');
  });
});
