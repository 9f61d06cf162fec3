import { isGpu } from '../device.js';
import type { EncodedTexts } from '../executors/embedding-executor.js';
import { Encoder } from './encoder.js';
import type { EncodeOptions, EncoderOptions } from './encoder.js';
import { PaddedEncoder } from './padded-encoder.js';

/** What a worker uses of an encoder. */
export interface AnyEncoder {
  encode(texts: readonly string[], options?: EncodeOptions): Promise<EncodedTexts>;
  close(): Promise<void>;
}

export function loadEncoder(options: EncoderOptions): Promise<AnyEncoder> {
  return isGpu(options.device) ? PaddedEncoder.load(options) : Encoder.load(options);
}
