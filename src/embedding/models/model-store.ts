import { open, readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError, messageOf } from '../../errors/errors.js';
import { digestFile } from './file-digest.js';
import { MANIFEST_FILE, isPlainName, parseManifest } from './model-manifest.js';
import type { ModelFile, ModelManifest } from './model-manifest.js';

/** Key of the model that comes with the program. */
export const DEFAULT_MODEL = 'all-MiniLM-L6-v2';

/** A model whose files were found whole; the paths are absolute. */
export interface VerifiedModel {
  readonly manifest: ModelManifest;
  readonly directory: string;
  readonly graphPath: string;
  readonly tokenizerPath: string;
}

/** How every Git LFS pointer file starts (git-lfs specification, "The Pointer"). */
const LFS_POINTER = 'version https://git-lfs';

/** Folder of the models that come with the program: `models/` beside `src/` and `dist/`. */
export function bundledModelsDir(): string {
  // This file runs as src/embedding/models/*.ts (tests) or dist/src/embedding/models/*.js: one level deeper.
  const up = import.meta.url.endsWith('.ts') ? '../../../models' : '../../../../models';
  return fileURLToPath(new URL(up, import.meta.url));
}

/**
 * Reads a model's description and checks size and sha256 of every file it lists, about 0.1 s for 23 MB.
 *
 * Do it once a process and hand the paths on; workers need not check again.
 *
 * @param modelsDir Folder that holds one folder a model; undefined or empty: the bundled models.
 * @param key       Name of the model, which is the name of its folder.
 * @throws {UserError} `model.missing` or `model.damaged`, naming the file and the way to bring it back.
 */
export async function loadModel(modelsDir: string | undefined, key: string): Promise<VerifiedModel> {
  const bundled = !modelsDir;
  const root = resolve(modelsDir || bundledModelsDir());
  if (!isPlainName(key)) {
    throw new UserError('model.missing', `"${key}" is not the name of a model.`, {
      hint: await availableModels(root),
      field: 'model',
    });
  }
  const directory = join(root, key);
  const repair = (file: string) => repairHint(directory, key, file, bundled);
  const manifestPath = join(directory, MANIFEST_FILE);
  const manifest = parseManifest(
    await readManifest(manifestPath, root, repair(MANIFEST_FILE)),
    manifestPath,
    repair(MANIFEST_FILE),
  );
  if (manifest.key !== key) {
    throw damaged(manifestPath, `describes the model ${manifest.key}`, MANIFEST_FILE, repair(MANIFEST_FILE));
  }
  for (const file of manifest.files) await verifyFile(directory, file, repair(file.name));
  return {
    manifest,
    directory,
    graphPath: join(directory, manifest.graph),
    tokenizerPath: join(directory, manifest.tokenizer),
  };
}

async function readManifest(path: string, root: string, repair: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const hint = codeOf(error) === 'ENOENT' ? `${await availableModels(root)} ${repair}` : repair;
    throw unavailable(path, MANIFEST_FILE, hint, error);
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
  return new UserError('model.damaged', `The model file ${path} ${what}.`, { hint, field });
}

/** Translates an error of the file system. */
function unavailable(path: string, field: string, repair: string, cause: unknown): UserError {
  switch (codeOf(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('model.missing', `The model file ${path} does not exist.`, {
        hint: repair,
        field,
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new UserError('model.missing', `The model file ${path} may not be read by this user.`, {
        hint: 'Give the user that runs the program the right to read the folder of the models.',
        field,
        cause,
      });
    default:
      return new UserError('model.damaged', `The model file ${path} cannot be read: ${messageOf(cause)}.`, {
        hint: repair,
        field,
        cause,
      });
  }
}

/** Code of a file system error; empty for any other. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function repairHint(directory: string, key: string, file: string, bundled: boolean): string {
  const build = 'npm run models:build -- --from DIR';
  return bundled
    ? `Restore it with "git checkout -- models/${key}/${file}", or build it again with "${build}".`
    : `Copy the file there again, or build the model with "${build} --out ${directory}".`;
}

async function availableModels(root: string): Promise<string> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    const keys = entries.filter((entry) => entry.isDirectory() && isPlainName(entry.name));
    if (keys.length === 0) return `There is no model in ${root}.`;
    return `Models in ${root}: ${keys.map((entry) => entry.name).join(', ')}.`;
  } catch (error) {
    return `The folder of the models, ${root}, cannot be read: ${messageOf(error)}.`;
  }
}
