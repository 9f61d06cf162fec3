import { listSupportedBackends } from 'onnxruntime-node';
import type { Device } from '../device.js';
import { GraphBuilder } from '../../models/onnx/graph-builder.js';
import { GRAPH_INPUT, GRAPH_OUTPUT } from '../../models/graph-interface.js';
import { OnnxSession } from './onnx-session.js';

/** Devices of the runtime's own build for this platform that are no CPU, as it lists them. */
export function bundledGpus(): Device[] {
  const devices: readonly Device[] = ['cuda', 'webgpu', 'coreml', 'dml'];
  const bundled = listSupportedBackends().filter((backend) => backend.bundled);
  return devices.filter((device) => bundled.some(({ name }) => name === device));
}

/**
 * Runs a graph of two operations on the device: whether it can be had does not depend on any model.
 *
 * @throws The provider's own error.
 */
export async function probeDevice(device: Device): Promise<void> {
  const session = await OnnxSession.open(smallestGraph(), device);
  try {
    await session.run(Int32Array.of(0, 1));
  } finally {
    await session.close();
  }
}

/** Looks up two words and takes their mean. */
function smallestGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const words = graph.constant(
    'words',
    [2, 4],
    Float32Array.from({ length: 8 }, (_, index) => index),
  );
  const rows = graph.operation('Gather', [words, GRAPH_INPUT], 'rows');
  graph.operation('ReduceMean', [rows], GRAPH_OUTPUT, {
    attributes: { axes: { ints: [1] }, keepdims: { int: 0 } },
  });
  return graph.finish(4);
}
