import { isMainThread, parentPort } from 'node:worker_threads';
import { toErrorData } from '../../errors/errors.js';
import { STOPPING_SIGNALS } from '../../process/stopping-signals.js';
import { EncodingStopped } from '../encoder/encoder.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import { loadEncoder } from '../encoder/load-encoder.js';
import type { AnyEncoder } from '../encoder/load-encoder.js';
import type { TaskName, TaskRequest, TaskResult } from './pool-tasks.js';
import type { Answer, FromWorker, ToWorker } from './worker-messages.js';

/**
 * Models by the path of their graph. Each is loaded with the first message that names it and kept until the worker
 * ends.
 */
const encoders = new Map<string, Promise<AnyEncoder>>();
/** Messages that were neither answered nor given up. */
const inHand = new Set<number>();
const cancelled = new Set<number>();
/** Passage messages run one after the other. Queries run between their texts. */
let passages = Promise.resolve();
let ending = false;

/** Resolves when the message has been sent. */
async function tell(message: FromWorker, transfer: readonly ArrayBuffer[] = []): Promise<void> {
  if (!isMainThread) return parentPort!.postMessage(message, [...transfer]);
  // An error means that the parent is gone: `disconnect` follows.
  await new Promise<void>((resolve) => process.send!(message, undefined, undefined, () => resolve()));
}

function encoderFor(options: EncoderOptions): Promise<AnyEncoder> {
  let encoder = encoders.get(options.graphPath);
  if (!encoder) {
    encoder = loadEncoder(options);
    encoders.set(options.graphPath, encoder);
  }
  return encoder;
}

type Work<T extends TaskName> = (request: TaskRequest<T>, stopped: () => boolean) => Promise<TaskResult<T>>;

const TASKS: { readonly [T in TaskName]: Work<T> } = {
  embed: async ({ texts, encoder, as }, stopped) =>
    (await encoderFor(encoder)).encode(texts, { as, stopped }),
};

async function work(id: number, request: TaskRequest): Promise<Answer> {
  try {
    return { ok: await TASKS[request.task](request, () => cancelled.has(id)) };
  } catch (error) {
    if (error instanceof EncodingStopped) return { cancelled: true };
    // Load it again next time: the file may have been repaired, and a session that failed cannot be trusted.
    encoders.delete(request.encoder.graphPath);
    return { error: toErrorData(error) };
  }
}

async function take(id: number, request: TaskRequest): Promise<void> {
  const answer = await work(id, request);
  cancelled.delete(id);
  const transfer = 'ok' in answer ? [answer.ok.vectors.buffer as ArrayBuffer] : [];
  await tell({ kind: 'answer', id, answer, rss: process.memoryUsage.rss() }, transfer);
  inHand.delete(id);
  if (ending && inHand.size === 0) await leave();
}

/** Releases the sessions first, because the runtime must not be running when the worker's thread ends. */
async function leave(): Promise<void> {
  for (const encoder of await Promise.allSettled(encoders.values())) {
    if (encoder.status === 'fulfilled') await encoder.value.close();
  }
  if (isMainThread) process.disconnect();
  else parentPort!.close();
}

function hear(message: ToWorker): void {
  switch (message.kind) {
    case 'work': {
      const { id, request } = message;
      inHand.add(id);
      if (request.as === 'query') void take(id, request);
      else passages = passages.then(() => take(id, request));
      break;
    }
    case 'cancel':
      if (inHand.has(message.id)) cancelled.add(message.id);
      break;
    case 'end':
      ending = true;
      if (inHand.size === 0) void leave();
      break;
  }
}

if (isMainThread) {
  // Whoever stops a service may signal all its processes. The worker ignores signals, because the parent decides when
  // it ends.
  STOPPING_SIGNALS.forEach((name) => process.on(name, () => undefined));
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => hear(message as ToWorker));
} else {
  parentPort!.on('message', hear);
}
await tell({ kind: 'ready' });
