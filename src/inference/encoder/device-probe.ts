import { listSupportedBackends } from 'onnxruntime-node';
import type { Device } from '../device.js';
import { GraphBuilder } from '../../models/onnx/graph-builder.js';
import { GRAPH_INPUT, GRAPH_OUTPUT } from '../../models/graph-interface.js';
import type { EncoderOptions } from './encoder.js';
import { loadEncoder } from './load-encoder.js';
import { OnnxSession } from './onnx-session.js';

/** GPU devices of the runtime's own build for this platform, in the order in which it lists them. */
export function bundledGpus(): Device[] {
  const devices: readonly Device[] = ['cuda', 'webgpu', 'coreml', 'dml'];
  const bundled = listSupportedBackends().filter((backend) => backend.bundled);
  return devices.filter((device) => bundled.some(({ name }) => name === device));
}

/**
 * Runs each model on the device, because an available device may still lack some operations.
 *
 * @param models If empty, only a graph of two operations is run.
 * @returns Milliseconds for a short text with the slowest model, once it is loaded.
 * @throws The provider's own error.
 */
export async function tryDevice(device: Device, models: readonly EncoderOptions[]): Promise<number> {
  await probeDevice(device);
  let slowest = 0;
  for (const model of models) {
    const encoder = await loadEncoder(model);
    try {
      // The first run prepares the operations, so it is not measured.
      await encoder.encode(['A short text.']);
      const started = performance.now();
      await encoder.encode(['Another short text.']);
      slowest = Math.max(slowest, performance.now() - started);
    } finally {
      await encoder.close();
    }
  }
  return slowest;
}

async function probeDevice(device: Device): Promise<void> {
  const session = await OnnxSession.open(smallestGraph(), device);
  try {
    await session.run(Int32Array.of(0, 1));
  } finally {
    await session.close();
  }
}

/** A graph that looks up two words and computes their mean. */
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
