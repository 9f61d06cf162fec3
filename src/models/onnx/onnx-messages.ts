import { ProtobufWriter } from './protobuf-writer.js';

/*
 * The ONNX messages that an encoder graph needs. Field numbers and enum values: onnx/onnx.proto of the ONNX repository.
 * Repeated numbers are written as one field each (proto2 style, like the official Python package); readers accept both
 * forms.
 */

/** TensorProto.DataType. */
export const DATA_TYPE = { float: 1, int8: 3, int32: 6, int64: 7 } as const;

/** AttributeProto.AttributeType. */
const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 } as const;

/** The version of ONNX 1.10 to 1.13. Operator set 17 came with 1.12. */
const IR_VERSION = 8;

export type Attribute =
  | { readonly float: number }
  | { readonly int: number }
  | { readonly ints: readonly number[] };

export type TensorValues = Float32Array | Int8Array | BigInt64Array;

export interface OperatorSet {
  /** Empty for the operators of ONNX itself. */
  readonly domain: string;
  readonly version: number;
}

/** A name means that the size differs from run to run. */
export type Dimension = number | string;

/** ModelProto: ir_version 1, graph 7, opset_import 8. */
export function modelMessage(graph: ProtobufWriter, operatorSets: readonly OperatorSet[]): ProtobufWriter {
  const model = new ProtobufWriter().integer(1, IR_VERSION).message(7, graph);
  for (const { domain, version } of operatorSets) {
    // OperatorSetIdProto: domain 1, version 2.
    model.message(8, new ProtobufWriter().text(1, domain).integer(2, version));
  }
  return model;
}

export interface GraphParts {
  readonly name: string;
  readonly nodes: readonly ProtobufWriter[];
  readonly initialisers: readonly ProtobufWriter[];
  readonly inputs: readonly ProtobufWriter[];
  readonly outputs: readonly ProtobufWriter[];
}

/** GraphProto: node 1, name 2, initializer 5, input 11, output 12. */
export function graphMessage(parts: GraphParts): ProtobufWriter {
  const graph = new ProtobufWriter();
  for (const node of parts.nodes) graph.message(1, node);
  graph.text(2, parts.name);
  for (const initialiser of parts.initialisers) graph.message(5, initialiser);
  for (const input of parts.inputs) graph.message(11, input);
  for (const output of parts.outputs) graph.message(12, output);
  return graph;
}

export interface NodeParts {
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** NodeProto: input 1, output 2, op_type 4, attribute 5 (by name), domain 7. */
export function nodeMessage(parts: NodeParts): ProtobufWriter {
  const node = new ProtobufWriter();
  for (const input of parts.inputs) node.text(1, input);
  for (const output of parts.outputs) node.text(2, output);
  node.text(4, parts.operator);
  const attributes = Object.entries(parts.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of attributes) node.message(5, attributeMessage(name, value));
  return node.text(7, parts.domain);
}

/** AttributeProto: name 1, f 2, i 3, ints 8, type 20. */
function attributeMessage(name: string, value: Attribute): ProtobufWriter {
  const attribute = new ProtobufWriter().text(1, name);
  if ('float' in value) return attribute.float(2, value.float).integer(20, ATTRIBUTE_TYPE.float);
  if ('int' in value) return attribute.integer(3, value.int).integer(20, ATTRIBUTE_TYPE.int);
  for (const item of value.ints) attribute.integer(8, item);
  return attribute.integer(20, ATTRIBUTE_TYPE.ints);
}

/**
 * TensorProto: dims 1, data_type 2, name 8, raw_data 9.
 *
 * `raw_data` is little-endian, like every processor that ONNX Runtime for Node supports.
 */
export function tensorMessage(name: string, shape: readonly number[], values: TensorValues): ProtobufWriter {
  const tensor = new ProtobufWriter();
  for (const size of shape) tensor.integer(1, size);
  return tensor
    .integer(2, dataTypeOf(values))
    .text(8, name)
    .bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function dataTypeOf(values: TensorValues): number {
  if (values instanceof Float32Array) return DATA_TYPE.float;
  return values instanceof Int8Array ? DATA_TYPE.int8 : DATA_TYPE.int64;
}

/**
 * ValueInfoProto: name 1, type 2; TypeProto: tensor_type 1; its Tensor: elem_type 1, shape 2;
 * TensorShapeProto: dim 1; its Dimension: dim_value 1, dim_param 2.
 */
export function valueInfoMessage(
  name: string,
  elementType: number,
  shape: readonly Dimension[],
): ProtobufWriter {
  const dimensions = new ProtobufWriter();
  for (const size of shape) {
    const dimension = new ProtobufWriter();
    dimensions.message(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.text(2, size));
  }
  const tensor = new ProtobufWriter().integer(1, elementType).message(2, dimensions);
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
}
