import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../errors/errors.js';
import { statIfThere } from '../../process/stat-if-there.js';
import type { FileProof } from './hub-api.js';
import { Interruption } from './hub-client.js';
import type { HubClient } from './hub-client.js';

export interface Download {
  /** Path on the hub. */
  readonly address: string;
  /** Path to write the file to. */
  readonly target: string;
  readonly proof: FileProof;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Downloads and verifies one file. Continues an interrupted download.
 *
 * @throws {UserError} `model.download_corrupt` if two downloads in a row do not match the hub's description; otherwise
 *         as `HubClient`.
 */
export async function downloadFile(client: HubClient, download: Download): Promise<void> {
  const { target, proof } = download;
  if (await isProven(target, proof)) return;
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.part`;
  for (const attempt of ['first', 'second'] as const) {
    await client.patiently(() => receive(client, download, part));
    if (await isProven(part, proof)) {
      await rename(part, target);
      await rm(`${part}.etag`, { force: true });
      return;
    }
    await rm(part, { force: true });
    if (attempt === 'second') break;
  }
  throw new UserError(
    'model.download_corrupt',
    `${download.address} did not match the description of the hub, twice in a row.`,
    {
      hint: 'Something between here and the hub changes the file, or the hub is being updated. Try again later.',
    },
  );
}

/** Appends to the existing part, or starts again if the server cannot continue from its end. */
async function receive(
  client: HubClient,
  { address, proof, onProgress }: Download,
  part: string,
): Promise<void> {
  const there = await sizeOf(part);
  const etag = await readFile(`${part}.etag`, 'utf8').catch(() => '');
  const resumes = there > 0 && there < proof.bytes && etag !== '';
  const headers: Record<string, string> = resumes ? { range: `bytes=${there}-`, 'if-range': etag } : {};
  await client.stream(address, headers, async (response, pieces) => {
    const goesOn = resumes && response.status === 206;
    if (response.status === 416) {
      await rm(part, { force: true });
      throw new Interruption('it cannot continue from this position', 0);
    }
    const given = response.headers.get('etag') ?? '';
    // Weak tags do not guarantee the same bytes.
    await writeFile(`${part}.etag`, given.startsWith('W/') ? '' : given);
    const file = await open(part, goesOn ? 'a' : 'w');
    let done = goesOn ? there : 0;
    try {
      for await (const piece of pieces) {
        done += piece.byteLength;
        if (done > proof.bytes) break;
        await file.writeFile(piece);
        onProgress?.(done, proof.bytes);
      }
    } finally {
      await file.close();
    }
    if (done < proof.bytes) throw new Interruption(`the file ended after ${done} of ${proof.bytes} bytes`);
  });
}

async function isProven(path: string, proof: FileProof): Promise<boolean> {
  if ((await sizeOf(path)) !== proof.bytes) return false;
  const hash = proof.sha256 ? createHash('sha256') : createHash('sha1').update(`blob ${proof.bytes}\0`);
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex') === (proof.sha256 ?? proof.blobId);
}

/** -1 if the file does not exist. */
async function sizeOf(path: string): Promise<number> {
  return (await statIfThere(path))?.size ?? -1;
}
