import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError, messageOf } from '../../errors/errors.js';
import { Encoder } from '../../inference/encoder/encoder.js';
import { loadTokenizer } from '../../inference/encoder/tokenizer.js';
import { digestFile } from '../../transfer/file-digest.js';
import {
  GRAPH_KINDS,
  MANIFEST_FILE,
  formatManifest,
  isPlainName,
  revisionOf,
} from '../../models/model-manifest.js';
import type { GraphKind, ModelFile, ModelManifest } from '../../models/model-manifest.js';
import { bundledModelsDir } from '../../models/model-store.js';
import { agreementOf, requireAgreement } from '../quality/agreement.js';
import type { Agreement } from '../quality/agreement.js';
import { COMPARISON_TEXTS } from '../quality/comparison-texts.js';
import { measureSts, parseRatedPairs } from '../quality/sts-benchmark.js';
import type { StsFigures } from '../quality/sts-benchmark.js';
import { buildBertGraph } from './bert-graph.js';
import type { GraphPlan } from './bert-graph.js';
import { calibrate } from './calibrate.js';
import { calibrationTexts } from './calibration-texts.js';
import { readCheckpointFolder } from './checkpoint-folder.js';
import type { CheckpointFolder } from './checkpoint-folder.js';
import { formatSourceNote } from './source-note.js';
import type { SentenceOverrides } from './sentence-config.js';

const GRAPH_FILES: Readonly<Record<GraphKind, string>> = {
  int8: 'int8.onnx',
  float32: 'float32.onnx',
  'float32-masked': 'float32-masked.onnx',
};
const TOKENIZER_FILE = 'tokenizer.json';
const LICENCE_FILE = 'LICENSE';
const NOTE_FILE = 'SOURCE.md';

export interface BuildOptions extends SentenceOverrides {
  /** Folder of the published model. */
  readonly from: string;
  /** Folder to write; its name becomes the key of the model. */
  readonly out: string;
  /** Graphs to keep; the float32 one is always built, for comparison. */
  readonly keep: readonly GraphKind[];
  /** Overrides the licence stated in the model card. */
  readonly licence?: string;
  /** STS benchmark as CSV; without it, these figures are not measured. */
  readonly sts?: string;
  /** Called with a sentence before each step. */
  readonly onStep?: (step: string) => void;
}

export interface BuiltModel {
  readonly manifest: ModelManifest;
  readonly agreement: Agreement;
  readonly sts?: StsFigures;
}

/**
 * Builds the folder of a model from its checkpoint, and compares the int8 graph with the float32 one before replacing
 * anything.
 *
 * @throws {UserError} if the checkpoint cannot be used (`model.source_missing`, `model.source_invalid`,
 *         `model.unsupported`), or the int8 graph differs too much from the float32 one (`model.degraded`).
 */
export async function buildModel(options: BuildOptions): Promise<BuiltModel> {
  const out = resolve(options.out);
  const key = basename(out);
  if (!isPlainName(key)) {
    throw new UserError('model.unsupported', `"${key}" cannot be the name of a model.`, { field: 'name' });
  }
  options.onStep?.(`Reading ${options.from}`);
  const folder = await readCheckpointFolder(options.from, key, options);
  await mkdir(dirname(out), { recursive: true });
  const staging = await mkdtemp(join(dirname(out), '.building-'));
  try {
    await writeFile(join(staging, TOKENIZER_FILE), folder.tokenizer);
    options.onStep?.('Measuring the activations of the float32 graph');
    await writeGraphs(staging, folder, options);
    const manifest = await describe(staging, key, folder, options);
    options.onStep?.('Comparing int8 with float32');
    const measured = await measure(staging, folder, options.sts);
    const note = formatSourceNote({
      ...measured,
      manifest,
      sources: folder.files,
      weightsSha256: folder.weightsSha256,
      float32: await modelFile(staging, GRAPH_FILES.float32),
    });
    await writeFile(join(staging, NOTE_FILE), note);
    await writeFile(join(staging, MANIFEST_FILE), formatManifest(manifest));
    await copyLicence(staging, manifest.licence);
    await publish(staging, out, manifest);
    return { manifest, ...measured };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function writeGraphs(staging: string, folder: CheckpointFolder, options: BuildOptions): Promise<void> {
  const { config, checkpoint, sentence } = folder;
  const { pooling, maxTokens } = sentence;
  const write = (kind: GraphKind, plan: Omit<GraphPlan, 'pooling'>) =>
    writeFile(join(staging, GRAPH_FILES[kind]), buildBertGraph(config, checkpoint, { ...plan, pooling }));
  const tokenizer = await loadTokenizer(join(staging, TOKENIZER_FILE), maxTokens);
  const texts = (await calibrationTexts()).map(
    (text) => tokenizer.encode(sentence.prefixes.passage + text).ids,
  );
  const balance = await calibrate(config, checkpoint, pooling, texts);
  options.onStep?.('Building the graphs');
  await write('float32', { precision: 'float32' });
  await write('int8', { precision: 'int8', balance });
  if (options.keep.includes('float32-masked')) {
    await write('float32-masked', { precision: 'float32', masked: true });
  }
}

async function describe(
  staging: string,
  key: string,
  folder: CheckpointFolder,
  options: BuildOptions,
): Promise<ModelManifest> {
  const kinds = GRAPH_KINDS.filter((kind) => options.keep.includes(kind));
  const graphs = Object.fromEntries(kinds.map((kind) => [kind, GRAPH_FILES[kind]]));
  const names = [...Object.values(graphs), TOKENIZER_FILE];
  const files = await Promise.all(names.map((name) => modelFile(staging, name)));
  const { pooling, maxTokens, prefixes } = folder.sentence;
  return {
    key,
    revision: revisionOf(files, prefixes),
    dimension: folder.config.hidden,
    family: folder.config.family,
    pooling,
    normalised: true,
    maxTokens,
    prefixes,
    licence: options.licence ?? folder.licence,
    graphs,
    tokenizer: TOKENIZER_FILE,
    files,
  };
}

/** Only some licence texts come with the program; for others, the source note says where the model comes from. */
async function copyLicence(staging: string, licence: string): Promise<void> {
  const text = join(bundledModelsDir(), `${licence}.txt`);
  if (isPlainName(licence) && existsSync(text)) await copyFile(text, join(staging, LICENCE_FILE));
}

async function modelFile(directory: string, name: string): Promise<ModelFile> {
  return { name, ...(await digestFile(join(directory, name))) };
}

/** @throws {UserError} `model.degraded` if the graphs do not agree. */
async function measure(
  staging: string,
  { config, sentence }: CheckpointFolder,
  stsFile: string | undefined,
): Promise<{ readonly agreement: Agreement; readonly sts?: StsFigures }> {
  const load = (kind: GraphKind) =>
    Encoder.load({
      graphPath: join(staging, GRAPH_FILES[kind]),
      tokenizerPath: join(staging, TOKENIZER_FILE),
      device: 'cpu',
      dimension: config.hidden,
      maxTokens: sentence.maxTokens,
      prefixes: sentence.prefixes,
    });
  const float32 = await load('float32');
  const int8 = await load('int8');
  try {
    const reference = await float32.encode(COMPARISON_TEXTS);
    const found = await int8.encode(COMPARISON_TEXTS);
    const agreement = agreementOf(reference.vectors, found.vectors, config.hidden);
    requireAgreement(agreement);
    if (!stsFile) return { agreement };
    const pairs = parseRatedPairs(await readBenchmark(stsFile));
    return { agreement, sts: await measureSts({ float32, int8 }, pairs) };
  } finally {
    await float32.close();
    await int8.close();
  }
}

async function readBenchmark(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const problem = `The benchmark ${path} cannot be read: ${messageOf(error)}.`;
    throw new UserError('model.source_missing', problem, { field: 'sts', cause: error });
  }
}

/**
 * Moves the description last: until then, the folder still describes the old files and is rejected rather than misread.
 */
async function publish(staging: string, out: string, { files }: ModelManifest): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const name of [...files.map((file) => file.name), LICENCE_FILE, NOTE_FILE, MANIFEST_FILE]) {
    if (existsSync(join(staging, name))) await rename(join(staging, name), join(out, name));
  }
}
