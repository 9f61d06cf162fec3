import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encoderOptionsOf } from '../model-catalog.js';
import { buildModel } from '../../model-library/builder/build-model.js';
import { loadModel } from '../../models/model-store.js';
import { writeTinyCheckpoint } from '../../model-library/testing/tiny-checkpoint.js';
import { EncodingStopped } from './encoder.js';
import { PaddedEncoder } from './padded-encoder.js';

describe('an encoder for batches', () => {
  let folder: string;
  let encoder: PaddedEncoder;
  const texts = Array.from({ length: 256 }, (_, i) => `${'word '.repeat(i % 40)}${i}`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-padded-'));
    await mkdir(join(folder, 'checkpoint'));
    await writeTinyCheckpoint(join(folder, 'checkpoint'));
    await buildModel({
      from: join(folder, 'checkpoint'),
      out: join(folder, 'tiny'),
      keep: ['float32-masked'],
    });
    encoder = await PaddedEncoder.load(
      encoderOptionsOf(await loadModel(folder, 'tiny', 'float32-masked'), 'cpu'),
    );
  });
  afterAll(async () => {
    await encoder.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs all texts of a message as one batch, each with the vector it has alone', async () => {
    let runs = 0;
    const stopped = () => {
      runs += 1;
      return false;
    };
    const { vectors, tokens } = await encoder.encode(texts, { stopped });
    expect(runs).toBe(1);
    expect(tokens).toHaveLength(texts.length);
    for (const index of [0, 39, 100, 255]) {
      const alone = (await encoder.encode([texts[index]!])).vectors;
      const row = vectors.subarray(index * 24, (index + 1) * 24);
      const cosine = row.reduce((sum, value, at) => sum + value * alone[at]!, 0);
      expect(cosine).toBeCloseTo(1, 5);
    }
  });

  it('gives nothing for nothing, and stops before a run', async () => {
    expect(await encoder.encode([])).toEqual({ vectors: new Float32Array(0), tokens: [], truncated: [] });
    await expect(encoder.encode(texts, { stopped: () => true })).rejects.toThrow(EncodingStopped);
  });
});
