import * as fc from 'fast-check';
import { ProtobufWriter } from './protobuf-writer.js';

type Field = readonly [field: number, value: bigint | number | Uint8Array];

/** Decodes one message into its fields: varints as signed 64-bit, fixed32 as float, the rest as bytes. */
function decode(bytes: Uint8Array): Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.byteLength) {
    const tag = Number(varint());
    const field = tag >> 3;
    if ((tag & 7) === 0) fields.push([field, BigInt.asIntN(64, varint())]);
    else if ((tag & 7) === 5) {
      fields.push([field, view.getFloat32(at, true)]);
      at += 4;
    } else {
      const length = Number(varint());
      fields.push([field, bytes.slice(at, at + length)]);
      at += length;
    }
  }
  return fields;
}

const field = fc.integer({ min: 1, max: 5000 });

describe('writing a Protocol Buffers message', () => {
  it('writes any whole number so that it can be read back', () => {
    fc.assert(
      fc.property(field, fc.maxSafeInteger(), (number, value) => {
        expect(decode(new ProtobufWriter().integer(number, value).finish())).toEqual([
          [number, BigInt(value)],
        ]);
      }),
    );
  });

  it('keeps the order of fields of every kind, also inside another message', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uint8Array({ maxLength: 300 }),
        fc.float({ noNaN: true }),
        (text, bytes, float) => {
          const inner = new ProtobufWriter().text(1, text).bytes(2, bytes).float(3, float);
          const [outer] = decode(new ProtobufWriter().message(7, inner).integer(8, 1).finish());
          expect(decode(outer![1] as Uint8Array)).toEqual([
            [1, new Uint8Array(Buffer.from(text))],
            [2, bytes],
            [3, float],
          ]);
        },
      ),
    );
  });

  it('writes the bytes of the examples in the documentation of the format', () => {
    expect([...new ProtobufWriter().integer(1, 150).finish()]).toEqual([0x08, 0x96, 0x01]);
    expect(Buffer.from(new ProtobufWriter().text(2, 'testing').finish()).toString('hex')).toBe(
      '120774657374696e67',
    );
  });
});
