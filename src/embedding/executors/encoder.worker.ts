import { isMainThread } from 'node:worker_threads';
import workerpool from 'workerpool';
import { toErrorData } from '../../errors/errors.js';
import { Encoder } from '../encoder/encoder.js';
import type { EncoderOptions } from '../encoder/encoder.js';
import type { EncodeAnswer } from './pool-messages.js';

/** Loaded with the first message and kept for the life of the worker. */
let encoder: Promise<Encoder> | null = null;

async function encode(texts: readonly string[], options: EncoderOptions): Promise<unknown> {
  try {
    encoder ??= Encoder.load(options);
    const encoded = await (await encoder).encode(texts);
    const answer: EncodeAnswer = {
      ok: { encoded, memory: { pid: process.pid, rss: process.memoryUsage.rss() } },
    };
    return isMainThread ? answer : new workerpool.Transfer(answer, [encoded.vectors.buffer]);
  } catch (error) {
    encoder = null;
    return { error: toErrorData(error) } satisfies EncodeAnswer;
  }
}

if (isMainThread) {
  // Ctrl-C reaches the whole process group: the parent decides when its workers end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('disconnect', () => process.exit(0));
}

workerpool.worker({ encode });
