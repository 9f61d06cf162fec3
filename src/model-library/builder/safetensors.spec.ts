import { safetensorsFile } from './bert-reference.contract.js';
import { Checkpoint } from './safetensors.js';

const FILE = safetensorsFile(
  new Map([
    ['a.weight', { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) }],
    ['a.bias', { shape: [2], values: Float32Array.of(-1, 0.5) }],
  ]),
);

/** A file with one tensor with the given description, and four bytes of data. */
function fileWith(entry: object): Uint8Array {
  const json = Buffer.from(JSON.stringify({ t: entry }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.byteLength));
  return Buffer.concat([length, json, Buffer.alloc(4)]);
}

describe('reading a safetensors file', () => {
  it('gives matrices and vectors by name', () => {
    const checkpoint = new Checkpoint(FILE, 'x');
    expect(checkpoint.tensorNames).toEqual(['a.weight', 'a.bias']);
    expect(checkpoint.matrix('a.weight', 2, 3)).toEqual({
      rows: 2,
      columns: 3,
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
    expect(checkpoint.vector('a.bias', 2)).toEqual(Float32Array.of(-1, 0.5));
  });

  it.each([0, 1, 2, 3])('reads a file at an offset of %d bytes in its memory', (shift) => {
    const moved = new Uint8Array(FILE.byteLength + shift).subarray(shift);
    moved.set(FILE);
    expect(new Checkpoint(moved, 'x').vector('a.bias', 2)).toEqual(Float32Array.of(-1, 0.5));
  });

  it('does not return its own memory', () => {
    const checkpoint = new Checkpoint(FILE, 'x');
    checkpoint.vector('a.bias', 2).fill(9);
    expect(checkpoint.vector('a.bias', 2)).toEqual(Float32Array.of(-1, 0.5));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a header cut short', FILE.subarray(0, 40)],
    ['data cut short', FILE.subarray(0, FILE.byteLength - 1)],
    ['text', Buffer.from('version https://git-lfs.github.com/spec/v1')],
    ['offsets that run backwards', fileWith({ dtype: 'F32', shape: [1], data_offsets: [4, 0] })],
    ['offsets that are not numbers', fileWith({ dtype: 'F32', shape: [1], data_offsets: ['0', '4'] })],
  ])('refuses %s', (_, bytes) => {
    expect(() => new Checkpoint(bytes, 'some.safetensors')).toThrow(
      /some\.safetensors cannot be used: (it|its header|the tensor t) /,
    );
  });

  it.each([
    ['is missing', FILE, 'b.bias'],
    ['has another shape', FILE, 'a.weight'],
    ['has another type', fileWith({ dtype: 'I32', shape: [1], data_offsets: [0, 4] }), 't'],
    ['has fewer bytes than its shape', fileWith({ dtype: 'F32', shape: [2], data_offsets: [0, 4] }), 't'],
  ])('refuses a tensor that %s', (_, bytes, name) => {
    expect(() => new Checkpoint(bytes, 'x').vector(name, 2)).toThrow(
      expect.objectContaining({
        code: 'model.source_invalid',
        message: expect.stringContaining(name) as string,
      }),
    );
  });

  it.each([
    ['F16', [0x3c00, 0xc100, 0x0001, 0x7c00], [1, -2.5, 2 ** -24, Number.POSITIVE_INFINITY]],
    ['BF16', [0x3f80, 0xc020, 0x0080, 0x7f80], [1, -2.5, 2 ** -126, Number.POSITIVE_INFINITY]],
  ])('reads %s as float32', (dtype, halves, expected) => {
    const header = Buffer.from(JSON.stringify({ t: { dtype, shape: [4], data_offsets: [0, 8] } }));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.byteLength));
    const file = Buffer.concat([length, header, Buffer.from(Uint16Array.from(halves).buffer)]);
    expect([...new Checkpoint(file, 'x').vector('t', 4)]).toEqual(expected);
  });

  it('finds the tensors of an encoder inside a larger model', () => {
    const tensors = new Map([
      ['embeddings.word_embeddings.weight', { shape: [1], values: Float32Array.of(3) }],
      ['t', { shape: [1], values: Float32Array.of(5) }],
    ]);
    expect([...new Checkpoint(safetensorsFile(tensors, 'roberta.'), 'x').vector('t', 1)]).toEqual([5]);
  });
});
