import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Uploads a book and waits until it is ingested. @returns The id of its document. */
export async function ingestOverHttp(address: string, path: string): Promise<string> {
  const form = new FormData();
  form.set('file', await openAsBlob(path, { type: 'application/pdf' }), basename(path));
  const { id } = await answerOf<{ id: string }>(
    await fetch(`${address}/v1/documents`, { method: 'POST', body: form }),
  );
  await answerOf(await fetch(`${address}/v1/documents/${id}/runs`, { method: 'POST' }));
  for (;;) {
    const { status, message } = await answerOf<{ status: string; message: string }>(
      await fetch(`${address}/v1/documents/${id}/status`),
    );
    if (status.startsWith('completed')) return id;
    if (status === 'failed') throw new Error(`${path} could not be ingested: ${message}`);
    await delay(200);
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
