import { createHash } from 'node:crypto';
import { UserError } from '../../errors/errors.js';
import type { FileDigest } from './file-digest.js';
import { JsonRecord } from './json-record.js';

export const MANIFEST_FILE = 'model.json';

/** Raised when the meaning of a field changes, so that an old program refuses a new file instead of misreading it. */
const FORMAT = 1;

/** Enough to tell builds apart; the full hashes stand beside the files. */
const REVISION_DIGITS = 16;

const SHA256 = /^[0-9a-f]{64}$/;
/** One folder or file name: no separators and no `..`, as the name is joined to a path. */
const PLAIN_NAME = /^[A-Za-z0-9_][\w.-]*$/;

export const PRECISIONS = ['float32', 'int8'] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface ModelFile extends FileDigest {
  /** Plain name inside the folder of the model. */
  readonly name: string;
}

/** What a program must know of a model before it runs it: the content of `model.json`. */
export interface ModelManifest {
  /** Name of the model and of its folder, for example `all-MiniLM-L6-v2`. */
  readonly key: string;
  /** Changes whenever the graph or the tokenizer does: vectors of two revisions must not be mixed. */
  readonly revision: string;
  /** Numbers in one vector. */
  readonly dimension: number;
  readonly pooling: 'mean';
  /** Whether the vectors have length 1 (L2) as they leave the graph. */
  readonly normalised: boolean;
  readonly precision: Precision;
  /** Longest input in tokens, special tokens included. */
  readonly maxTokens: number;
  /** SPDX identifier of the licence of the weights. */
  readonly licence: string;
  /** Names of two of `files`. */
  readonly graph: string;
  readonly tokenizer: string;
  /** Every file that decides about the vectors. */
  readonly files: readonly ModelFile[];
}

export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name);
}

/** Revision of a model made of these files; their order does not matter. */
export function revisionOf(files: readonly ModelFile[]): string {
  const lines = files.map((file) => `${file.sha256}  ${file.name}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, REVISION_DIGITS);
}

export function formatManifest(manifest: ModelManifest): string {
  return `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`;
}

/**
 * @param path Named in errors.
 * @param repair How the file is brought back, as a sentence.
 * @throws {UserError} `model.damaged` for the first field that is missing or wrong.
 */
export function parseManifest(json: string, path: string, repair: string): ModelManifest {
  const fail = (problem: string) =>
    new UserError('model.damaged', `The model description ${path} cannot be used: ${problem}.`, {
      hint: repair,
      field: MANIFEST_FILE,
    });
  const record = JsonRecord.parse(json, fail);
  const format = record.positiveInteger('format');
  if (format !== FORMAT) throw fail(`its format is ${format}, this program reads format ${FORMAT}`);

  const files = record.records('files').map((file) => parseFile(file, fail));
  const manifest: ModelManifest = {
    key: record.text('key'),
    revision: record.text('revision'),
    dimension: record.positiveInteger('dimension'),
    pooling: record.oneOf('pooling', ['mean']),
    normalised: record.flag('normalised'),
    precision: record.oneOf('precision', PRECISIONS),
    maxTokens: record.positiveInteger('maxTokens'),
    licence: record.text('licence'),
    graph: record.text('graph'),
    tokenizer: record.text('tokenizer'),
    files,
  };
  for (const role of ['graph', 'tokenizer'] as const) {
    if (!files.some((file) => file.name === manifest[role])) {
      throw fail(`"${role}" names ${manifest[role]}, which is not in "files"`);
    }
  }
  if (manifest.revision !== revisionOf(files)) throw fail('"revision" does not belong to "files"');
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
