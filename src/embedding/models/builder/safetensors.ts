import { UserError } from '../../../errors/errors.js';
import { JsonRecord } from '../json-record.js';
import type { Matrix } from './matrix.js';

/** The file starts with the length of its JSON header: one unsigned 64-bit number, little-endian. */
const LENGTH_BYTES = 8;
/** Not a tensor, but free text about the file. */
const METADATA = '__metadata__';
const FLOAT_BYTES = 4;

interface TensorPlace {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Inside the file. */
  readonly begin: number;
  readonly end: number;
}

/** Named float32 tensors of a model, read from a safetensors file. */
export class Checkpoint {
  readonly #bytes: Uint8Array;
  readonly #places: ReadonlyMap<string, TensorPlace>;

  /**
   * @param bytes  The whole file.
   * @param source Named in errors.
   * @throws {UserError} `model.source_invalid` when it is not a whole safetensors file.
   */
  constructor(
    bytes: Uint8Array,
    private readonly source: string,
  ) {
    this.#bytes = bytes;
    this.#places = this.#readHeader();
  }

  get tensorNames(): readonly string[] {
    return [...this.#places.keys()];
  }

  /** @throws {UserError} `model.source_invalid` when it is absent, of another size, or not float32. */
  vector(name: string, size: number): Float32Array {
    return this.#read(name, [size]);
  }

  /** @throws {UserError} as `vector`. */
  matrix(name: string, rows: number, columns: number): Matrix {
    return { rows, columns, values: this.#read(name, [rows, columns]) };
  }

  #read(name: string, shape: readonly number[]): Float32Array {
    const place = this.#places.get(name);
    if (!place) throw this.#invalid(`the tensor ${name} is missing`);
    if (place.dtype !== 'F32') throw this.#invalid(`the tensor ${name} is ${place.dtype}, only F32 is read`);
    if (place.shape.join() !== shape.join()) {
      throw this.#invalid(`the tensor ${name} is [${place.shape.join(', ')}], expected [${shape.join(', ')}]`);
    }
    const count = shape.reduce((product, size) => product * size, 1);
    if (place.end - place.begin !== count * FLOAT_BYTES) {
      throw this.#invalid(`the tensor ${name} does not have the bytes of its shape`);
    }
    // Copied: inside the file a tensor need not lie on a multiple of four bytes.
    const values = new Float32Array(count);
    new Uint8Array(values.buffer).set(this.#bytes.subarray(place.begin, place.end));
    return values;
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
    return new UserError('model.source_invalid', `The checkpoint ${this.source} cannot be used: ${problem}.`, {
      hint: 'Get the files of the model again, all from the same revision.',
    });
  }
}
