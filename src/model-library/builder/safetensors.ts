import { UserError } from '../../errors/errors.js';
import { JsonRecord } from '../../models/json-record.js';
import type { Matrix } from './matrix.js';

/** The file starts with the length of its JSON header: one unsigned 64-bit number, little-endian. */
const LENGTH_BYTES = 8;
/** Not a tensor, but text about the file. */
const METADATA = '__metadata__';

interface TensorPlace {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Offset inside the file. */
  readonly begin: number;
  readonly end: number;
}

/** Prefixes of an encoder's weights inside a larger model. */
const PREFIXES = ['', 'bert.', 'roberta.', 'model.', 'encoder_model.'];
/** Every BERT-type encoder has this tensor. */
const LANDMARK = 'embeddings.word_embeddings.weight';

/** How to convert values to float32, by the name of their type. */
const READERS: Readonly<
  Record<string, { readonly bytes: number; read(view: DataView, at: number): number }>
> = {
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { bytes: 2, read: (view, at) => halfToNumber(view.getUint16(at, true)) },
  // The upper half of a float32.
  BF16: { bytes: 2, read: (view, at) => bitsToNumber(view.getUint16(at, true) << 16) },
};

/** Named tensors of a model as float32, read from a safetensors file (F32, F16 or BF16). */
export class Checkpoint {
  readonly #bytes: Uint8Array;
  readonly #places: ReadonlyMap<string, TensorPlace>;
  readonly #prefix: string;

  /**
   * @param bytes  The whole file.
   * @param source Named in errors.
   * @throws {UserError} `model.source_invalid` if it is not a complete safetensors file.
   */
  constructor(
    bytes: Uint8Array,
    private readonly source: string,
  ) {
    this.#bytes = bytes;
    this.#places = this.#readHeader();
    this.#prefix = PREFIXES.find((prefix) => this.#places.has(prefix + LANDMARK)) ?? '';
  }

  get tensorNames(): readonly string[] {
    return [...this.#places.keys()];
  }

  /** @throws {UserError} `model.source_invalid` if it is missing, has another size, or a type that cannot be read. */
  vector(name: string, size: number): Float32Array {
    return this.#read(name, [size]);
  }

  /** @throws {UserError} as `vector`. */
  matrix(name: string, rows: number, columns: number): Matrix {
    return { rows, columns, values: this.#read(name, [rows, columns]) };
  }

  #read(name: string, shape: readonly number[]): Float32Array {
    const place = this.#places.get(this.#prefix + name);
    if (!place) throw this.#invalid(`the tensor ${name} is missing`);
    const reader = READERS[place.dtype];
    if (!reader) {
      const known = Object.keys(READERS).join(', ');
      throw this.#invalid(`the tensor ${name} is ${place.dtype}, only ${known} are read`);
    }
    if (place.shape.join() !== shape.join()) {
      throw this.#invalid(
        `the tensor ${name} is [${place.shape.join(', ')}], expected [${shape.join(', ')}]`,
      );
    }
    const count = shape.reduce((product, size) => product * size, 1);
    if (place.end - place.begin !== count * reader.bytes) {
      throw this.#invalid(`the tensor ${name} does not have the bytes of its shape`);
    }
    const bytes = this.#bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset + place.begin, count * reader.bytes);
    return Float32Array.from({ length: count }, (_, index) => reader.read(view, index * reader.bytes));
  }

  #readHeader(): Map<string, TensorPlace> {
    const bytes = this.#bytes;
    if (bytes.byteLength < LENGTH_BYTES) throw this.#invalid('it ends before its header');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headerBytes = view.getBigUint64(0, true);
    if (headerBytes > BigInt(bytes.byteLength - LENGTH_BYTES)) {
      throw this.#invalid('it ends inside its header, or is not a safetensors file');
    }
    const dataStart = LENGTH_BYTES + Number(headerBytes);
    const json = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, dataStart));
    const header = JsonRecord.parse(json, (problem) => this.#invalid(`its header is wrong: ${problem}`));

    const places = new Map<string, TensorPlace>();
    for (const name of header.names) {
      if (name === METADATA) continue;
      const entry = header.record(name);
      const [begin, end, ...rest] = entry.naturals('data_offsets');
      if (begin === undefined || end === undefined || rest.length > 0 || begin > end) {
        throw this.#invalid(`the tensor ${name} has no proper place in the file`);
      }
      if (dataStart + end > bytes.byteLength) throw this.#invalid(`it ends before the tensor ${name} does`);
      places.set(name, {
        dtype: entry.text('dtype'),
        shape: entry.naturals('shape'),
        begin: dataStart + begin,
        end: dataStart + end,
      });
    }
    return places;
  }

  #invalid(problem: string): UserError {
    return new UserError(
      'model.source_invalid',
      `The checkpoint ${this.source} cannot be used: ${problem}.`,
      {
        hint: 'Get the files of the model again, all from the same revision.',
      },
    );
  }
}

const BITS = new DataView(new ArrayBuffer(4));

function bitsToNumber(bits: number): number {
  BITS.setUint32(0, bits >>> 0);
  return BITS.getFloat32(0);
}

/** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
