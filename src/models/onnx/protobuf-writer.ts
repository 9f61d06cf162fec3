/** Wire types of Protocol Buffers (protobuf.dev, "Encoding"). */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Writes the fields of one Protocol Buffers message, in the order of the calls. */
export class ProtobufWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** An int32, int64 or enum; negative numbers need ten bytes. */
  integer(field: number, value: number): this {
    this.#tag(field, VARINT);
    this.#add(varint(value));
    return this;
  }

  /** A float, in single precision. */
  float(field: number, value: number): this {
    this.#tag(field, FIXED_32);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#add(bytes);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  /** The bytes are referenced, not copied, until `finish`. */
  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, LENGTH_DELIMITED);
    this.#add(varint(value.byteLength));
    this.#add(value);
    return this;
  }

  message(field: number, value: ProtobufWriter): this {
    this.#tag(field, LENGTH_DELIMITED);
    this.#add(varint(value.#length));
    for (const part of value.#parts) this.#add(part);
    return this;
  }

  finish(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const part of this.#parts) {
      joined.set(part, offset);
      offset += part.byteLength;
    }
    return joined;
  }

  #tag(field: number, wireType: number): void {
    this.#add(varint(field * 8 + wireType));
  }

  #add(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.byteLength;
  }
}

/** Seven bits per byte, lowest first; the top bit means that more bytes follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
