import { readFile } from 'node:fs/promises';

/** Reads little-endian float32 numbers, the native format of every machine that Node supports. */
export async function readVectors(file: string): Promise<Float32Array> {
  const bytes = await readFile(file);
  const copy = new Uint8Array(bytes);
  return new Float32Array(copy.buffer, 0, copy.length / Float32Array.BYTES_PER_ELEMENT);
}
