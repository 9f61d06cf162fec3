import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError, messageOf } from '../../../errors/errors.js';
import { Encoder } from '../../encoder/encoder.js';
import { digestFile } from '../file-digest.js';
import { MANIFEST_FILE, formatManifest, isPlainName, revisionOf } from '../model-manifest.js';
import type { ModelFile, ModelManifest } from '../model-manifest.js';
import { bundledModelsDir } from '../model-store.js';
import { agreementOf, requireAgreement } from '../quality/agreement.js';
import type { Agreement } from '../quality/agreement.js';
import { COMPARISON_TEXTS } from '../quality/comparison-texts.js';
import { parseRatedPairs, ratingCorrelation } from '../quality/sts-benchmark.js';
import { buildBertGraph } from './bert-graph.js';
import { readCheckpointFolder } from './checkpoint-folder.js';
import type { CheckpointFolder } from './checkpoint-folder.js';
import { formatSourceNote } from './source-note.js';
import type { StsFigures } from './source-note.js';

const GRAPH_FILE = 'int8.onnx';
const FLOAT32_FILE = 'float32.onnx';
const TOKENIZER_FILE = 'tokenizer.json';
const LICENCE_FILE = 'LICENSE';
const NOTE_FILE = 'SOURCE.md';

export interface BuildOptions {
  /** Folder of the published model. */
  readonly from: string;
  /** Folder to write; its name becomes the key of the model. */
  readonly out: string;
  /** Where the float32 graph is kept; otherwise it is thrown away after the comparison. */
  readonly float32?: string;
  /** STS benchmark as CSV; otherwise that figure is not measured. */
  readonly sts?: string;
  /** Told what is done next, as a sentence. */
  readonly onStep?: (step: string) => void;
}

export interface BuiltModel {
  readonly manifest: ModelManifest;
  readonly agreement: Agreement;
  readonly sts?: StsFigures;
}

/**
 * Builds a model's folder from its checkpoint, and compares it with the float32 graph before anything is replaced.
 *
 * @throws {UserError} when the checkpoint cannot be used (`model.source_missing`, `model.source_invalid`,
 *         `model.unsupported`), or the int8 graph is too far from the float32 one (`model.degraded`).
 */
export async function buildModel(options: BuildOptions): Promise<BuiltModel> {
  const out = resolve(options.out);
  const key = basename(out);
  if (!isPlainName(key)) {
    throw new UserError('model.unsupported', `"${key}" cannot be the name of a model.`, { field: 'out' });
  }
  options.onStep?.(`Reading ${options.from}`);
  const folder = await readCheckpointFolder(options.from);
  await mkdir(dirname(out), { recursive: true });
  const staging = await mkdtemp(join(dirname(out), '.building-'));
  try {
    options.onStep?.('Building the graphs');
    await writeGraphs(staging, folder);
    const manifest = await describe(staging, key, folder);
    options.onStep?.('Comparing int8 with float32');
    const measured = await measure(staging, manifest, options.sts);
    const note = formatSourceNote({
      ...measured,
      manifest,
      sources: folder.files,
      weightsSha256: folder.weightsSha256,
      float32: await modelFile(staging, FLOAT32_FILE),
    });
    await writeFile(join(staging, NOTE_FILE), note);
    await writeFile(join(staging, MANIFEST_FILE), formatManifest(manifest));
    if (options.float32) {
      await mkdir(dirname(resolve(options.float32)), { recursive: true });
      await copyFile(join(staging, FLOAT32_FILE), options.float32);
    }
    await publish(staging, out);
    return { manifest, ...measured };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function writeGraphs(staging: string, folder: CheckpointFolder): Promise<void> {
  const { config, checkpoint } = folder;
  await writeFile(join(staging, GRAPH_FILE), buildBertGraph(config, checkpoint, 'int8'));
  await writeFile(join(staging, FLOAT32_FILE), buildBertGraph(config, checkpoint, 'float32'));
  await writeFile(join(staging, TOKENIZER_FILE), folder.tokenizer);
  await copyFile(join(bundledModelsDir(), `${folder.licence}.txt`), join(staging, LICENCE_FILE));
}

async function describe(staging: string, key: string, folder: CheckpointFolder): Promise<ModelManifest> {
  const files = [await modelFile(staging, GRAPH_FILE), await modelFile(staging, TOKENIZER_FILE)];
  return {
    key,
    revision: revisionOf(files),
    dimension: folder.config.hidden,
    pooling: folder.sentence.pooling,
    normalised: folder.sentence.normalised,
    precision: 'int8',
    maxTokens: folder.sentence.maxTokens,
    licence: folder.licence,
    graph: GRAPH_FILE,
    tokenizer: TOKENIZER_FILE,
    files,
  };
}

async function modelFile(directory: string, name: string): Promise<ModelFile> {
  return { name, ...(await digestFile(join(directory, name))) };
}

/** @throws {UserError} `model.degraded` when the graphs do not agree. */
async function measure(
  staging: string,
  manifest: ModelManifest,
  stsFile: string | undefined,
): Promise<{ readonly agreement: Agreement; readonly sts?: StsFigures }> {
  const load = (graph: string) =>
    Encoder.load({
      graphPath: join(staging, graph),
      tokenizerPath: join(staging, manifest.tokenizer),
      device: 'cpu',
      dimension: manifest.dimension,
      maxTokens: manifest.maxTokens,
      prefixes: { query: '', passage: '' },
    });
  const float32 = await load(FLOAT32_FILE);
  const int8 = await load(GRAPH_FILE);
  try {
    const reference = await float32.encode(COMPARISON_TEXTS);
    const found = await int8.encode(COMPARISON_TEXTS);
    const agreement = agreementOf(reference.vectors, found.vectors, manifest.dimension);
    requireAgreement(agreement);
    if (!stsFile) return { agreement };
    const pairs = parseRatedPairs(await readBenchmark(stsFile));
    const sts = {
      pairs: pairs.length,
      float32: await ratingCorrelation(float32, pairs),
      int8: await ratingCorrelation(int8, pairs),
    };
    return { agreement, sts };
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

/** The description goes last: until then the folder still describes the old files, and is refused, not misread. */
async function publish(staging: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const name of [GRAPH_FILE, TOKENIZER_FILE, LICENCE_FILE, NOTE_FILE, MANIFEST_FILE]) {
    await rename(join(staging, name), join(out, name));
  }
}
