import type { Pooling } from '../../models/model-manifest.js';
import type { BertConfig } from './bert-config.js';

/*
 * A reference for what the graph must compute: a BERT sentence encoder in plain TypeScript with double precision,
 * written from the paper and not from the graph; and a small random checkpoint for it.
 */

export const TINY: BertConfig = {
  family: 'bert',
  activation: 'gelu',
  firstPosition: 0,
  layers: 2,
  hidden: 24,
  heads: 3,
  intermediate: 40,
  vocabulary: 60,
  positions: 64,
  tokenTypes: 2,
  epsilon: 1e-12,
};

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Tensors = ReadonlyMap<string, NamedTensor>;

/** Random weights with the names of the official checkpoints; the same seed gives the same weights. */
export function randomTensors(config: BertConfig, seed: number): Tensors {
  const random = randomNumbers(seed);
  const { hidden, intermediate } = config;
  const tensors = new Map<string, NamedTensor>();
  const add = (name: string, shape: readonly number[], centre = 0) => {
    const size = shape.reduce((product, side) => product * side, 1);
    tensors.set(name, {
      shape,
      values: Float32Array.from({ length: size }, () => centre + SPREAD * random()),
    });
  };
  const linear = (name: string, outputs: number, inputs: number) => {
    add(`${name}.weight`, [outputs, inputs]);
    add(`${name}.bias`, [outputs]);
  };
  const norm = (name: string) => {
    add(`${name}.weight`, [hidden], 1);
    add(`${name}.bias`, [hidden]);
  };
  add('embeddings.word_embeddings.weight', [config.vocabulary, hidden]);
  add('embeddings.position_embeddings.weight', [config.firstPosition + config.positions, hidden]);
  add('embeddings.token_type_embeddings.weight', [config.tokenTypes, hidden]);
  norm('embeddings.LayerNorm');
  for (let layer = 0; layer < config.layers; layer++) {
    const name = `encoder.layer.${layer}`;
    for (const part of ['query', 'key', 'value']) linear(`${name}.attention.self.${part}`, hidden, hidden);
    linear(`${name}.attention.output.dense`, hidden, hidden);
    norm(`${name}.attention.output.LayerNorm`);
    linear(`${name}.intermediate.dense`, intermediate, hidden);
    linear(`${name}.output.dense`, hidden, intermediate);
    norm(`${name}.output.LayerNorm`);
  }
  return tensors;
}

/** The tensors as a safetensors file. */
export function safetensorsFile(tensors: Tensors, prefix = ''): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const [name, { shape, values }] of tensors) {
    header[prefix + name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.byteLength));
  const data = [...tensors.values()].map(({ values }) => Buffer.from(values.buffer));
  return Buffer.concat([length, json, ...data]);
}

/** The vector of one text, of length 1 (L2). */
export function referenceVector(
  config: BertConfig,
  tensors: Tensors,
  ids: readonly number[],
  pooling: Pooling = 'mean',
): number[] {
  const values = (name: string): number[] => [...(tensors.get(name)?.values ?? [])];
  const rows = (name: string): number[][] => {
    const [count = 0, width = 0] = tensors.get(name)?.shape ?? [];
    const all = values(name);
    return Array.from({ length: count }, (_, row) => all.slice(row * width, (row + 1) * width));
  };
  const linear = (name: string, x: readonly number[]) =>
    plus(
      rows(`${name}.weight`).map((weights) => dot(weights, x)),
      values(`${name}.bias`),
    );
  const norm = (name: string, x: readonly number[]) => {
    const mean = sum(x) / x.length;
    const spread = Math.sqrt(sum(x.map((value) => (value - mean) ** 2)) / x.length + config.epsilon);
    const gain = values(`${name}.weight`);
    return plus(
      x.map((value, index) => ((value - mean) / spread) * gain[index]!),
      values(`${name}.bias`),
    );
  };

  const words = rows('embeddings.word_embeddings.weight');
  const positions = rows('embeddings.position_embeddings.weight');
  const type = rows('embeddings.token_type_embeddings.weight')[0]!;
  let tokens = ids.map((id, place) =>
    norm('embeddings.LayerNorm', plus(plus(words[id]!, positions[place + config.firstPosition]!), type)),
  );
  for (let layer = 0; layer < config.layers; layer++) {
    const name = `encoder.layer.${layer}`;
    const [query, key, value] = ['query', 'key', 'value'].map((part) =>
      tokens.map((token) => linear(`${name}.attention.self.${part}`, token)),
    );
    const mixed = attention(config, query!, key!, value!);
    tokens = tokens.map((token, place) => {
      const projected = linear(`${name}.attention.output.dense`, mixed[place]!);
      const attended = norm(`${name}.attention.output.LayerNorm`, plus(token, projected));
      const wide = linear(`${name}.intermediate.dense`, attended).map(
        config.activation === 'gelu' ? gelu : geluByTanh,
      );
      return norm(`${name}.output.LayerNorm`, plus(attended, linear(`${name}.output.dense`, wide)));
    });
  }
  const pooled = pooling === 'mean' ? tokens.reduce(plus).map((value) => value / tokens.length) : tokens[0]!;
  const length = Math.sqrt(dot(pooled, pooled));
  return pooled.map((value) => value / length);
}

function attention(config: BertConfig, query: number[][], key: number[][], value: number[][]): number[][] {
  const width = config.hidden / config.heads;
  return query.map((asking) =>
    Array.from({ length: config.heads }, (_, head) => {
      const part = (vector: number[]) => vector.slice(head * width, (head + 1) * width);
      const powers = key.map((asked) => Math.exp(dot(part(asking), part(asked)) / Math.sqrt(width)));
      const weights = powers.map((power) => power / sum(powers));
      return value
        .map((row, place) => part(row).map((number) => number * weights[place]!))
        .reduce((total, row) => plus(total, row));
    }).flat(),
  );
}

function gelu(x: number): number {
  return (x / 2) * (1 + erf(x / Math.SQRT2));
}

function geluByTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

/** Taylor series; beyond 5 the result is 1 within double precision. */
function erf(x: number): number {
  if (Math.abs(x) > 5) return Math.sign(x);
  let term = x;
  let total = x;
  for (let n = 1; n < 120; n++) {
    term *= -(x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

function sum(x: readonly number[]): number {
  return x.reduce((total, value) => total + value, 0);
}

function plus(x: readonly number[], y: readonly number[]): number[] {
  return x.map((value, index) => value + y[index]!);
}

export function dot(x: readonly number[], y: readonly number[]): number {
  return sum(x.map((value, index) => value * y[index]!));
}

/** Large enough that attention differs from an average. */
const SPREAD = 0.3;

/**
 * Normally distributed numbers, like trained weights, with mean 0 and deviation 1: each is the sum of twelve uniform
 * numbers from a linear congruential generator (Numerical Recipes).
 *
 * Uniform weights would contain more large values than x86 processors without VNNI can add up in 16 bits.
 */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  const even = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => sum(Array.from({ length: 12 }, even)) - 6;
}
