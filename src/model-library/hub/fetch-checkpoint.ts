import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors/errors.js';
import { downloadFile } from './download-file.js';
import { describeModel } from './hub-api.js';
import { HubClient } from './hub-client.js';
import type { HubAccess } from './hub-client.js';

export interface FetchOptions extends HubAccess {
  /** `name` or `owner/name`. */
  readonly id: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /** Folder in which the download gets its own folder. */
  readonly into: string;
  /** Throws before any use of the network. */
  readonly offline: boolean;
  readonly onProgress?: (file: string, done: number, total: number) => void;
}

export interface FetchedCheckpoint {
  /** Hidden among the models, because no model can have this name. */
  readonly directory: string;
  readonly commit: string;
}

/** No leading dot, so neither `..` nor a hidden name. */
const ID = /^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)?$/;
const REVISION = /^[A-Za-z0-9_][\w./-]*$/;

/**
 * Downloads the files for building a model, at the commit to which the revision now points. After an interruption, the
 * next call continues.
 *
 * @throws {UserError} `model.offline`, `model.hub_*`, `model.unsupported`, `model.download_corrupt`.
 * @throws {OperationalError} `model.hub_unreachable`.
 * @throws `signal.reason` if aborted.
 */
export async function fetchCheckpoint(options: FetchOptions): Promise<FetchedCheckpoint> {
  const { id, revision, offline } = options;
  if (offline) {
    throw new UserError('model.offline', 'The network is not used: EMBEDDING_OFFLINE is true.', {
      field: 'EMBEDDING_OFFLINE',
      hint: 'Copy the folder of the checkpoint here and use "colophon models import DIR".',
    });
  }
  if (!ID.test(id)) {
    throw new UserError('model.hub_id', `"${id}" is not the id of a model.`, {
      field: 'hub-id',
      hint: 'It looks like owner/name, for example intfloat/e5-small-v2.',
    });
  }
  if (!REVISION.test(revision) || revision.includes('..')) {
    throw new UserError('model.hub_id', `"${revision}" is not a revision.`, { field: '--revision' });
  }
  const client = new HubClient(options);
  const { commit, files } = await describeModel(client, id, revision);
  const directory = join(resolve(options.into), `.fetched-${id.replace('/', '--')}-${commit}`);
  await mkdir(directory, { recursive: true });
  for (const file of files) {
    await downloadFile(client, {
      address: `/${id}/resolve/${commit}/${file.name}`,
      target: join(directory, file.name),
      proof: file,
      onProgress: (done, total) => options.onProgress?.(file.name, done, total),
    });
  }
  return { directory, commit };
}
