import { DATA_TYPE } from './onnx-messages.js';
import type { Attribute, NodeParts, TensorValues } from './onnx-messages.js';
import { readFields } from './protobuf-reader.js';
import type { ProtobufField } from './protobuf-reader.js';

export interface Constant {
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

/** A graph as `GraphBuilder` makes it: its operations in order, and its constants by name. */
export interface ReadGraph {
  readonly nodes: readonly NodeParts[];
  readonly constants: ReadonlyMap<string, Constant>;
}

/**
 * Reads an ONNX file of this project; field numbers as in `onnx-messages.ts`.
 *
 * @throws {RangeError} when the file holds something that `GraphBuilder` does not write.
 */
export function readGraph(file: Uint8Array): ReadGraph {
  const graph = messagesOf(file, 7)[0];
  if (!graph) throw new RangeError('The file holds no graph.');
  const constants = messagesOf(graph, 5).map(readConstant);
  return { nodes: messagesOf(graph, 1).map(readNode), constants: new Map(constants) };
}

function readNode(message: Uint8Array): NodeParts {
  const attributes = messagesOf(message, 5).map(readAttribute);
  return {
    operator: textsOf(message, 4)[0] ?? '',
    domain: textsOf(message, 7)[0] ?? '',
    inputs: textsOf(message, 1),
    outputs: textsOf(message, 2),
    attributes: Object.fromEntries(attributes),
  };
}

function readAttribute(message: Uint8Array): readonly [string, Attribute] {
  const name = textsOf(message, 1)[0] ?? '';
  const [float] = messagesOf(message, 2);
  if (float) return [name, { float: viewOf(float).getFloat32(0, true) }];
  const [int] = numbersOf(message, 3);
  if (int !== undefined) return [name, { int }];
  return [name, { ints: numbersOf(message, 8) }];
}

function readConstant(message: Uint8Array): readonly [string, Constant] {
  const [type] = numbersOf(message, 2);
  const [raw] = messagesOf(message, 9);
  const name = textsOf(message, 8)[0] ?? '';
  if (!raw) throw new RangeError(`The constant ${name} has no content.`);
  return [name, { shape: numbersOf(message, 1), values: valuesOf(raw, type, name) }];
}

/** The bytes are copied because typed arrays must begin at a multiple of their element size. */
function valuesOf(raw: Uint8Array, type: number | undefined, name: string): TensorValues {
  const { buffer } = new Uint8Array(raw);
  switch (type) {
    case DATA_TYPE.float:
      return new Float32Array(buffer);
    case DATA_TYPE.int8:
      return new Int8Array(buffer);
    case DATA_TYPE.int64:
      return new BigInt64Array(buffer);
    case undefined:
    default:
      throw new RangeError(`The constant ${name} is of the unknown type ${type}.`);
  }
}

function fieldsOf(message: Uint8Array, field: number): ProtobufField['value'][] {
  return [...readFields(message)].filter((found) => found.field === field).map(({ value }) => value);
}

function messagesOf(message: Uint8Array, field: number): Uint8Array[] {
  return fieldsOf(message, field).filter((value) => value instanceof Uint8Array);
}

function numbersOf(message: Uint8Array, field: number): number[] {
  return fieldsOf(message, field).filter((value) => typeof value === 'number');
}

function textsOf(message: Uint8Array, field: number): string[] {
  const decoder = new TextDecoder();
  return messagesOf(message, field).map((value) => decoder.decode(value));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
