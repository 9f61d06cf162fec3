import { answerTo, client } from '../../../api/client.js';
import { NO_ANSWER, problemOf } from '../../../api/problem.js';
import { sleep } from '../../../api/sleep.js';
import { fileProblem } from './check-file.js';
import { forgetFile, keepFile, keptFiles } from './kept-files.js';
import { isSettled, newItem } from './upload-item.js';
import type { UploadItem } from './upload-item.js';
import { addUploads, changeUpload, removeUploads, uploads } from './upload-store.js';

/** More connections make no upload quicker, and browsers allow six to one server for all tabs. */
const MOST_AT_ONCE = 2;
const QUEUE_FULL = new Set(['queue.full', 'queue.client_full']);
const ASK_AGAIN_MS = 5000;

/** Those that are being sent, and how each is paused. */
const running = new Map<string, AbortController>();
/** Those that have arrived and whose run is asked for, and how each is paused. */
const starting = new Map<string, AbortController>();
/** Those that this browser does not keep yet: a reload would lose them. */
const unkept = new Set<string>();
let kept = Promise.resolve();
let number = 0;

/** Puts files at the end of the queue. */
export function uploadFiles(files: readonly File[]): void {
  const items = files.map((file) => newItem(`${Date.now()}-${String(++number).padStart(6, '0')}`, file));
  addUploads(items);
  for (const item of items) keep(item.id, () => keepFile(item.id, item.file, null));
  goOn();
}

/** Takes up what this tab was uploading before the page was reloaded. */
export async function resumeAfterReload(): Promise<void> {
  const all = await keptFiles();
  const known = new Set(uploads().map(({ id }) => id));
  const found = all.filter(({ id }) => !known.has(id));
  addUploads(found.map(({ id, file, url }) => newItem(id, file, url)));
  goOn();
}

export function pauseUpload(id: string): void {
  changeUpload(id, { state: 'paused' });
  stop(id);
}

/** Goes on with a paused upload, or tries a failed one again. */
export function resumeUpload({ id, file, url }: UploadItem): void {
  changeUpload(id, { state: 'waiting', problem: null });
  keep(id, () => keepFile(id, file, url));
  goOn();
}

/** Takes uploads off the list; what was sent of an unfinished one is thrown away. */
export function dropUploads(dropped: readonly UploadItem[]): void {
  removeUploads(new Set(dropped.map(({ id }) => id)));
  for (const { id, url, documentId } of dropped) {
    stop(id);
    keep(id, () => forgetFile(id));
    // Nobody waits for this: what is not thrown away now, the server does later.
    if (url !== null && documentId === null) {
      void import('./send-file.js').then(({ giveUp }) => giveUp(url)).catch(() => undefined);
    }
  }
  goOn();
}

/** Whether a reload of the page now would lose files. */
export function wouldLoseFiles(): boolean {
  return uploads().some((item) => unkept.has(item.id) && !isSettled(item));
}

function goOn(): void {
  for (const item of uploads()) {
    if (running.size >= MOST_AT_ONCE) return;
    if (item.state !== 'waiting' || running.has(item.id) || starting.has(item.id)) continue;
    const pause = new AbortController();
    running.set(item.id, pause);
    void take(item, pause.signal).finally(() => {
      running.delete(item.id);
      goOn();
    });
  }
}

/** Sends one file and has it read. Whatever goes wrong is shown with it. */
async function take(item: UploadItem, pause: AbortSignal): Promise<void> {
  const { id, file } = item;
  if (item.documentId !== null) {
    void start(id, item.documentId);
    return;
  }
  const change = (changes: Partial<UploadItem>) => changeUpload(id, changes);
  try {
    const problem = await fileProblem(file);
    if (problem) return change({ state: 'failed', problem });
    const sending = await patiently(id, () => import('./send-file.js'), pause);
    if (sending === null || pause.aborted) return;
    change({ state: 'sending' });
    const news = {
      progress: (sent: number) => change({ sent, state: 'sending' }),
      lost: () => change({ state: 'lost' }),
      url: (url: string) => {
        change({ url });
        keep(id, () => keepFile(id, file, url));
      },
    };
    const url = await sending.sendFile(file, item.url, news, pause);
    if (url === null || pause.aborted) return;
    change({ state: 'starting', sent: file.size });
    const params = { path: { id: url.split('/').at(-1)! } };
    const became = await patiently(id, () => answerTo(client.GET('/v1/uploads/{id}', { params })), pause);
    if (became === null) return;
    change({ documentId: became.documentId, reused: became.reused });
    if (!pause.aborted) void start(id, became.documentId!);
  } catch (error) {
    const problem = problemOf(error);
    // With another key it goes on; the frame asks for one.
    change(problem.status === 401 ? { state: 'paused' } : { state: 'failed', problem });
    // What the server refuses to this person, it refuses for every file.
    if (problem.status === 401 || problem.status === 403) pauseWaiting();
  } finally {
    const now = uploads().find((one) => one.id === id);
    if (now?.state === 'failed') keep(id, () => forgetFile(id));
  }
}

function pauseWaiting(): void {
  for (const { id, state } of uploads()) if (state === 'waiting') changeUpload(id, { state: 'paused' });
}

/** Has a book read. A full queue does not keep the next files from being sent. */
async function start(id: string, documentId: string): Promise<void> {
  const pause = new AbortController();
  starting.set(id, pause);
  const params = { path: { id: documentId } };
  const ask = () => answerTo(client.POST('/v1/documents/{id}/runs', { params, body: { force: false } }));
  try {
    if ((await patiently(id, ask, pause.signal)) === null) return;
    settle(id);
  } catch (error) {
    const problem = problemOf(error);
    // Another tab was quicker.
    if (problem.code === 'run.active') settle(id);
    else changeUpload(id, { state: 'failed', problem });
  } finally {
    starting.delete(id);
    // It was paused, and goes on.
    goOn();
  }
}

function settle(id: string): void {
  changeUpload(id, { state: 'done' });
  keep(id, () => forgetFile(id));
}

function stop(id: string): void {
  running.get(id)?.abort();
  starting.get(id)?.abort();
}

/**
 * Does something again until the server answers and has room, be it hours later.
 *
 * @returns Null if the upload was paused before that.
 */
async function patiently<T>(id: string, ask: () => Promise<T>, pause: AbortSignal): Promise<T | null> {
  while (!pause.aborted) {
    try {
      return await ask();
    } catch (error) {
      const { code, status } = problemOf(error);
      const isFull = QUEUE_FULL.has(code);
      if (!isFull && code !== NO_ANSWER && status < 500) throw error;
      if (pause.aborted) return null;
      changeUpload(id, { state: isFull ? 'queue-full' : 'lost' });
      await sleep(ASK_AGAIN_MS, pause);
    }
  }
  return null;
}

/** Tells the browser in the order of the changes what to keep. If it has no room, a reload would lose the file. */
function keep(id: string, change: () => Promise<void>): void {
  unkept.add(id);
  kept = kept
    .then(change)
    .then(() => void unkept.delete(id))
    .catch(() => undefined);
}
