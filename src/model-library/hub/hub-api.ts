import { UserError } from '../../errors/errors.js';
import { JsonRecord } from '../../models/json-record.js';
import type { HubClient } from './hub-client.js';

/** The files that building a model may need. File names from a hub are only compared with these. */
const WANTED = [
  'config.json',
  'model.safetensors',
  'tokenizer.json',
  'vocab.json',
  'merges.txt',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  '1_Pooling/config.json',
  'README.md',
] as const;

/** How to verify the content of a file: LFS files by sha256, others by their git id. */
export interface FileProof {
  readonly bytes: number;
  readonly sha256?: string;
  /** sha1 of `blob <bytes>\0<content>`. */
  readonly blobId?: string;
}

export interface HubFile extends FileProof {
  readonly name: string;
}

/** The files of a model on a hub, at one commit. */
export interface HubModel {
  readonly commit: string;
  readonly files: readonly HubFile[];
}

/**
 * Asks the hub which files a revision has.
 *
 * @throws {UserError} `model.hub_answer` for an answer we cannot understand, `model.unsupported` if a required file is
 *         missing; otherwise as `HubClient`.
 */
export async function describeModel(client: HubClient, id: string, revision: string): Promise<HubModel> {
  const answer = await client.json(`/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`);
  const fail = (problem: string) =>
    new UserError('model.hub_answer', `The hub's answer about ${id} cannot be understood: ${problem}.`, {
      hint: 'Check EMBEDDING_HUB_URL.',
    });
  const record = new JsonRecord(answer, fail);
  const commit = record.text('sha');
  if (!/^[0-9a-f]{40}$/.test(commit)) throw fail('"sha" is not a commit');
  const siblings = record
    .records('siblings')
    .map((sibling) => ({ sibling, name: sibling.text('rfilename') }));
  const files = WANTED.flatMap((name) => {
    const found = siblings.find((candidate) => candidate.name === name);
    return found ? [{ name, ...proofOf(found.sibling) }] : [];
  });
  requireFiles(
    id,
    files.map((file) => file.name),
    siblings.map(({ name }) => name),
  );
  return { commit, files };
}

function proofOf(sibling: JsonRecord): FileProof {
  if (sibling.has('lfs')) {
    const lfs = sibling.record('lfs');
    return { bytes: lfs.positiveInteger('size'), sha256: lfs.text('sha256') };
  }
  return { bytes: sibling.natural('size'), blobId: sibling.text('blobId') };
}

function requireFiles(id: string, has: readonly string[], all: readonly string[]): void {
  const tokenizer =
    has.includes('tokenizer.json') || (has.includes('vocab.json') && has.includes('merges.txt'));
  const missing = ['config.json', 'model.safetensors'].filter((name) => !has.includes(name));
  if (!tokenizer) missing.push('tokenizer.json');
  if (missing.length === 0) return;
  const pickled = all.includes('pytorch_model.bin') && missing.includes('model.safetensors');
  throw new UserError('model.unsupported', `${id} cannot be used: it has no ${missing.join(' and no ')}.`, {
    hint: pickled
      ? 'It has its weights as pytorch_model.bin only, which can run code when it is read. Convert it to safetensors and use "colophon models import".'
      : 'Give the id of a model that was published with safetensors and a tokenizer.json.',
  });
}
