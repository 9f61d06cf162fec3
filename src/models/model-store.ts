import { existsSync } from 'node:fs';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError, messageOf } from '../errors/errors.js';
import { PACKAGE_ROOT } from '../process/package-root.js';
import { digestFile } from '../transfer/file-digest.js';
import { MANIFEST_FILE, isPlainName, parseManifest } from './model-manifest.js';
import type { ModelFile, ModelManifest, Precision } from './model-manifest.js';

/** Key of the model that comes with the program. */
export const DEFAULT_MODEL = 'all-MiniLM-L6-v2';

/** A model whose description was read. All paths are absolute. */
export interface FoundModel {
  readonly manifest: ModelManifest;
  readonly directory: string;
  readonly bundled: boolean;
}

/** A model with a verified tokenizer and one verified graph. */
export interface VerifiedModel extends FoundModel {
  readonly graph: ModelFile;
  readonly graphPath: string;
  readonly tokenizerPath: string;
}

/** Which graph of a model runs. `auto`: int8 if it exists, otherwise float32. */
export type GraphChoice = Precision | 'auto';

/** How every Git LFS pointer file starts (git-lfs specification, "The Pointer"). */
const LFS_POINTER = 'version https://git-lfs';

/** Folder of the models that come with the program. */
export function bundledModelsDir(): string {
  return fileURLToPath(new URL('models', PACKAGE_ROOT));
}

/**
 * Reads a model's description and checks size and SHA-256 of one graph and the tokenizer; about 0.1 s for 23 MB.
 *
 * Call it once per process and pass on the paths; workers need not check again.
 *
 * @param modelsDir Folder with the user's own models, one folder per model. They take precedence over the bundled
 *          models.
 * @param key       Name of the model, which is also the name of its folder.
 * @throws {UserError} `model.missing`, `model.damaged` or `model.no_graph`, with the file and how to restore it.
 */
export async function loadModel(
  modelsDir: string | undefined,
  key: string,
  choice: GraphChoice = 'auto',
): Promise<VerifiedModel> {
  const found = await findModel(modelsDir, key);
  const { manifest, directory } = found;
  const precision = precisionOf(manifest, choice);
  const name = manifest.graphs[precision];
  const graph = manifest.files.find((file) => file.name === name);
  if (name === undefined || !graph) throw withoutGraph(manifest, precision);
  await verifyFiles(found, [name, manifest.tokenizer]);
  return {
    ...found,
    graph,
    graphPath: join(directory, name),
    tokenizerPath: join(directory, manifest.tokenizer),
  };
}

/**
 * Reads only the description of a model.
 *
 * @throws {UserError} `model.missing` or `model.damaged`.
 */
export async function findModel(modelsDir: string | undefined, key: string): Promise<FoundModel> {
  const roots = [...(modelsDir ? [resolve(modelsDir)] : []), bundledModelsDir()];
  if (!isPlainName(key)) {
    throw new UserError('model.missing', `"${key}" is not the name of a model.`, {
      fault: 'missing',
      audience: 'operator',
      hint: await availableModels(roots),
      field: 'model',
    });
  }
  const root = roots.find((folder) => existsSync(join(folder, key)));
  if (root === undefined) {
    throw new UserError('model.missing', `There is no model ${key}.`, {
      fault: 'missing',
      hint: `${await availableModels(roots)} Import it with "colophon models import DIR --name ${key}", or name another.`,
      field: 'model',
    });
  }
  const bundled = root === bundledModelsDir();
  const directory = join(root, key);
  const repair = repairHint(directory, key, MANIFEST_FILE, bundled);
  const manifestPath = join(directory, MANIFEST_FILE);
  const manifest = parseManifest(await readManifest(manifestPath, repair), manifestPath, repair);
  if (manifest.key !== key) {
    throw damaged(manifestPath, `describes the model ${manifest.key}`, MANIFEST_FILE, repair);
  }
  return { manifest, directory, bundled };
}

/** Keys of all models, the user's first. A missing folder counts as empty. */
export async function listModels(modelsDir: string | undefined): Promise<readonly string[]> {
  const roots = [...(modelsDir ? [resolve(modelsDir)] : []), bundledModelsDir()];
  const keys = await Promise.all(roots.map(modelsIn));
  return [...new Set(keys.flat())];
}

/**
 * Checks size and SHA-256 of files of a model.
 *
 * @param names Undefined: all files.
 * @throws {UserError} `model.missing` or `model.damaged`, naming the first file that does not match the description.
 */
export async function verifyFiles(
  { manifest, directory, bundled }: FoundModel,
  names?: readonly string[],
): Promise<void> {
  for (const file of manifest.files) {
    if (names && !names.includes(file.name)) continue;
    await verifyFile(directory, file, repairHint(directory, manifest.key, file.name, bundled));
  }
}

/** Precision of the graph that runs: the chosen one, or the smallest that exists. */
export function precisionOf({ graphs }: ModelManifest, choice: GraphChoice): Precision {
  if (choice !== 'auto') return choice;
  return graphs.int8 ? 'int8' : 'float32';
}

function withoutGraph({ key, graphs }: ModelManifest, precision: Precision): UserError {
  return new UserError('model.no_graph', `The model ${key} has no graph "${precision}".`, {
    audience: 'operator',
    hint: `It has ${Object.keys(graphs).join(', ')}; "colophon models import" builds all of them from its checkpoint.`,
    field: 'EMBEDDING_PRECISION',
  });
}

async function readManifest(path: string, repair: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unavailable(path, MANIFEST_FILE, repair, error);
  }
}

async function verifyFile(directory: string, file: ModelFile, repair: string): Promise<void> {
  const path = join(directory, file.name);
  try {
    const { size } = await stat(path);
    if (size !== file.bytes) {
      if (await isLfsPointer(path)) {
        const hint = `Fetch the content with "git lfs pull". ${repair}`;
        throw damaged(path, 'is a Git LFS pointer, not the file itself', file.name, hint);
      }
      throw damaged(path, `has ${size} bytes instead of ${file.bytes}`, file.name, repair);
    }
    const { sha256 } = await digestFile(path);
    if (sha256 !== file.sha256) {
      const found = `has the sha256 ${sha256} instead of ${file.sha256}`;
      throw damaged(path, found, file.name, repair);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unavailable(path, file.name, repair, error);
  }
}

async function isLfsPointer(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(LFS_POINTER.length);
    const { bytesRead } = await file.read(head);
    return head.toString('latin1', 0, bytesRead) === LFS_POINTER;
  } finally {
    await file.close();
  }
}

function damaged(path: string, what: string, field: string, hint: string): UserError {
  return new UserError('model.damaged', `The model file ${path} ${what}.`, {
    audience: 'operator',
    hint,
    field,
  });
}

/** Translates a file system error. */
function unavailable(path: string, field: string, repair: string, cause: unknown): UserError {
  switch (codeOf(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('model.missing', `The model file ${path} does not exist.`, {
        fault: 'missing',
        audience: 'operator',
        hint: repair,
        field,
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new UserError('model.missing', `The model file ${path} may not be read by this user.`, {
        fault: 'missing',
        audience: 'operator',
        hint: 'Give the user that runs the program the right to read the folder of the models.',
        field,
        cause,
      });
    default:
      return new UserError('model.damaged', `The model file ${path} cannot be read: ${messageOf(cause)}.`, {
        audience: 'operator',
        hint: repair,
        field,
        cause,
      });
  }
}

/** Code of a file system error; empty for other errors. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function repairHint(directory: string, key: string, file: string, bundled: boolean): string {
  return bundled
    ? `Restore it with "git checkout -- models/${key}/${file}", or build it again with "npm run models:build -- --from DIR".`
    : `Import the model again with "colophon models import DIR --name ${basename(directory)} --force", or copy the file there.`;
}

async function availableModels(roots: readonly string[]): Promise<string> {
  const keys = (await Promise.all(roots.map(modelsIn))).flat();
  const there = keys.length === 0 ? 'There is no model' : `There are ${[...new Set(keys)].join(', ')}`;
  return `${there} in ${roots.join(' and ')}.`;
}

async function modelsIn(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && isPlainName(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new UserError(
      'model.missing',
      `The folder of the models, ${root}, cannot be read: ${messageOf(error)}.`,
      { fault: 'missing', audience: 'operator', field: 'COLOPHON_MODELS_DIR', cause: error },
    );
  }
}
