import type { EncoderOptions } from '../encoder/encoder.js';

/** What an executor needs to open its workers. */
export interface ExecutorOptions {
  readonly workers: number;
  /** Key of the model, for people. */
  readonly model: string;
  readonly encoder: EncoderOptions;
}
