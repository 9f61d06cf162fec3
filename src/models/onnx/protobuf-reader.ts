/** One field of a message: a varint as a number, anything else as its bytes. */
export interface ProtobufField {
  readonly field: number;
  readonly value: number | Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/**
 * Reads the fields of one Protocol Buffers message in the order of the file; the counterpart of `ProtobufWriter`.
 *
 * @returns Byte values are views of `bytes`. A varint is read as a signed 64-bit number.
 * @throws {RangeError} when the bytes are not such a message.
 */
export function* readFields(bytes: Uint8Array): Generator<ProtobufField> {
  let at = 0;
  const varint = (): number => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('The message ends inside a number.');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw new RangeError('A number of the message is too long.');
  };
  const take = (length: number): Uint8Array => {
    const left = bytes.byteLength - at;
    if (length < 0 || length > left) throw new RangeError('The message ends inside a field.');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.byteLength) {
    const tag = varint();
    const field = tag >>> 3;
    switch (tag & 7) {
      case VARINT:
        yield { field, value: varint() };
        break;
      case FIXED_64:
        yield { field, value: take(8) };
        break;
      case LENGTH_DELIMITED:
        yield { field, value: take(varint()) };
        break;
      case FIXED_32:
        yield { field, value: take(4) };
        break;
      default:
        throw new RangeError(`The message has a field of the unknown kind ${tag & 7}.`);
    }
  }
}
