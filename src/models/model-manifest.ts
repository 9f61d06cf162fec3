import { createHash } from 'node:crypto';
import { UserError } from '../errors/errors.js';
import type { FileDigest } from '../transfer/file-digest.js';
import { JsonRecord } from './json-record.js';

export const MANIFEST_FILE = 'model.json';

/**
 * Increased when the meaning of a field changes, so that an old program rejects a new file instead of misreading it.
 */
const FORMAT = 2;

/** Enough to distinguish builds; the full hashes are beside the files. */
const REVISION_DIGITS = 16;

const SHA256 = /^[0-9a-f]{64}$/;
/** A single folder or file name without separators and `..`, because the name is joined to a path. */
/** Of models and their files: nothing that climbs out of a folder. */
export const PLAIN_NAME = /^[A-Za-z0-9_][\w.-]*$/;

export const PRECISIONS = ['int8', 'float32'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What a model does. A description without a kind is older than this field and describes an embedding model. */
const MODEL_KINDS = ['embedding'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export const POOLINGS = ['mean', 'cls'] as const;
/** Either the mean of all tokens or the first token. */
export type Pooling = (typeof POOLINGS)[number];

export const FAMILIES = ['bert', 'roberta'] as const;
export type ModelFamily = (typeof FAMILIES)[number];

/** The prefixes with which the model was trained, for each role of a text; may be empty. */
export interface Prefixes {
  readonly query: string;
  readonly passage: string;
}

export interface ModelFile extends FileDigest {
  /** Plain name inside the folder of the model. */
  readonly name: string;
}

/** What a program must know about a model before it runs it: the content of `model.json`. A union by `kind`. */
export type ModelManifest = EmbeddingManifest;

/** The fields of every kind of model. */
interface ManifestBase {
  readonly kind: ModelKind;
  /** Name of the model and of its folder, for example `all-MiniLM-L6-v2`. */
  readonly key: string;
  /** Changes whenever a file or a prefix changes. */
  readonly revision: string;
  readonly family: ModelFamily;
  /** Longest input in tokens, special tokens included. */
  readonly maxTokens: number;
  /** SPDX identifier of the licence of the weights, as its card states it, or `unknown`. */
  readonly licence: string;
  /** Names of some of the `files`: at least one graph. */
  readonly graphs: Readonly<Partial<Record<Precision, string>>>;
  readonly tokenizer: string;
  /** Every file that affects the output. */
  readonly files: readonly ModelFile[];
}

/** The model turns a text into a vector. */
export interface EmbeddingManifest extends ManifestBase {
  readonly kind: 'embedding';
  /** Numbers in one vector. */
  readonly dimension: number;
  readonly pooling: Pooling;
  /** Whether the graph already outputs vectors of length 1 (L2). */
  readonly normalised: boolean;
  readonly prefixes: Prefixes;
}

export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name);
}

/** Revision of a model with these prefixes and files. The order of the files does not matter. */
export function revisionOf(files: readonly ModelFile[], { query, passage }: Prefixes): string {
  const lines = files.map((file) => `${file.sha256}  ${file.name}\n`).sort();
  if (query !== '' || passage !== '') lines.push(JSON.stringify([query, passage]));
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, REVISION_DIGITS);
}

/**
 * Hex SHA-256 of everything that influences the passage vectors of one graph. Vectors with different identities must
 * not be mixed.
 */
export function vectorIdentity(manifest: ModelManifest, graph: string): string {
  const sha256 = (name: string) => manifest.files.find((file) => file.name === name)?.sha256;
  const { tokenizer, prefixes, maxTokens } = manifest;
  // Earlier versions did not prepare texts by type for models whose tokenizers keep white space.
  const prepared = manifest.family === 'roberta' ? ['white space by type'] : [];
  const parts = [sha256(graph), sha256(tokenizer), prefixes.passage, maxTokens, ...prepared];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function formatManifest(manifest: ModelManifest): string {
  return `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`;
}

/**
 * Parses and checks a model description.
 *
 * @param path Named in errors.
 * @param repair How to restore the file, as a sentence.
 * @throws {UserError} `model.damaged` for the first missing or wrong field.
 */
export function parseManifest(json: string, path: string, repair: string): ModelManifest {
  const fail = (problem: string) =>
    new UserError('model.damaged', `The model description ${path} cannot be used: ${problem}.`, {
      audience: 'operator',
      hint: repair,
      field: MANIFEST_FILE,
    });
  const record = JsonRecord.parse(json, fail);
  const format = record.positiveInteger('format');
  if (format !== FORMAT) throw fail(`its format is ${format}, this program reads format ${FORMAT}`);

  const kind = record.has('kind') ? record.oneOf('kind', MODEL_KINDS) : 'embedding';
  const files = record.records('files').map((file) => parseFile(file, fail));
  const prefixes = record.record('prefixes');
  const graphs = record.record('graphs');
  const manifest: ModelManifest = {
    kind,
    key: record.text('key'),
    revision: record.text('revision'),
    dimension: record.positiveInteger('dimension'),
    family: record.oneOf('family', FAMILIES),
    pooling: record.oneOf('pooling', POOLINGS),
    normalised: record.flag('normalised'),
    maxTokens: record.positiveInteger('maxTokens'),
    prefixes: { query: prefixes.textOrEmpty('query'), passage: prefixes.textOrEmpty('passage') },
    licence: record.text('licence'),
    graphs: Object.fromEntries(
      PRECISIONS.filter((name) => graphs.has(name)).map((name) => [name, graphs.text(name)]),
    ),
    tokenizer: record.text('tokenizer'),
    files,
  };
  const named = Object.values(manifest.graphs);
  if (named.length === 0) throw fail('"graphs" names none');
  for (const name of [...named, manifest.tokenizer]) {
    if (!files.some((file) => file.name === name)) throw fail(`it names ${name}, which is not in "files"`);
  }
  if (manifest.revision !== revisionOf(files, manifest.prefixes)) {
    throw fail('"revision" does not belong to "files" and "prefixes"');
  }
  return manifest;
}

function parseFile(record: JsonRecord, fail: (problem: string) => Error): ModelFile {
  const file = {
    name: record.text('name'),
    bytes: record.positiveInteger('bytes'),
    sha256: record.text('sha256'),
  };
  if (!isPlainName(file.name)) throw fail(`"${file.name}" is not a plain file name`);
  if (!SHA256.test(file.sha256)) throw fail(`the sha256 of ${file.name} is not 64 hexadecimal digits`);
  return file;
}
