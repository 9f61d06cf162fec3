import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { BestLists } from './best-lists.js';
import type { FromScoring, ScoringData, ToScoring } from './scoring-messages.js';
import { PASSAGES, QUERIES, SCORES, similarityGraph } from './similarity-graph.js';

/** Runs in a thread: multiplies the queries with one block of passages after the other and keeps the best rows. */
const port = parentPort;
if (!port) throw new Error('This script runs in a worker thread.');

const { queries, dimension, length, threshold } = workerData as ScoringData;
const count = queries.length / dimension;
const best = new BestLists(count, length, threshold);
const queryTensor = new Tensor('float32', queries, [count, dimension]);
const opening = InferenceSession.create(similarityGraph(dimension), {
  executionProviders: ['cpu'],
  // The machine has other work; one thread multiplies faster than the database sends.
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableMemPattern: false,
  logSeverityLevel: 3,
});
let first = 0;
let turn: Promise<void> = Promise.resolve();

port.on('message', (message: ToScoring) => {
  turn = turn.then(() => ('block' in message ? score(message.block) : finish()));
  // The main thread learns of it as the error of this thread.
  turn.catch((error: unknown) => {
    queueMicrotask(() => {
      throw error;
    });
  });
});

async function score(block: Uint8Array): Promise<void> {
  const passages = floatsOf(block);
  const rows = passages.length / dimension;
  const session = await opening;
  const results = await session.run({
    [QUERIES]: queryTensor,
    [PASSAGES]: new Tensor('float32', passages, [rows, dimension]),
  });
  const scores = results[SCORES]?.data;
  if (!(scores instanceof Float32Array)) throw new Error('The product gave no numbers.');
  best.add(scores, rows, first);
  first += rows;
  tell({ done: true });
}

async function finish(): Promise<void> {
  await (await opening).release();
  tell({ lists: Array.from({ length: count }, (_, query) => best.of(query)) });
}

function tell(message: FromScoring): void {
  port!.postMessage(message);
}

/** The bytes are of this thread alone, so they are swapped in place. */
function floatsOf(block: Uint8Array): Float32Array {
  Buffer.from(block.buffer, block.byteOffset, block.byteLength).swap32();
  return new Float32Array(block.buffer, block.byteOffset, block.byteLength / 4);
}
