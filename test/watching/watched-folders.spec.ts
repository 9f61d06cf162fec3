import { createHash } from 'node:crypto';
import { appendFileSync, rmSync, unlinkSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { OperationalError, UserError } from '../../src/errors/errors.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { FolderClaims } from '../../src/watching/folder-claims.js';
import type { WatchEvent } from '../../src/watching/watch-events.js';
import { WatchedFolders } from '../../src/watching/watched-folders.service.js';
import { describeOnOneLibrary, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { WatchedPlace, happened } from './watched-place.js';

const LIVE = { status: 'completed', hidden: false };
const HIDDEN = { status: 'completed', hidden: true };

describeOnOneLibrary('a watched folder', (makePlace) => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let watched: WatchedPlace;

  beforeAll(async () => {
    place = await makePlace();
    library = await openLibrary(place);
  });
  afterAll(async () => {
    await library?.get(FolderClaims).release();
    await library?.close();
    await place.remove();
  });
  beforeEach(async () => {
    watched = await WatchedPlace.make(library);
  });
  afterEach(() => watched.remove());

  const whenListed = (work: () => void) => ({
    tell: ({ event }: WatchEvent) => {
      if (event === 'listed') work();
    },
  });

  it('has its books ingested, and nothing is done for what did not change', async () => {
    await watched.put('a.pdf');
    await watched.put('deep/er/b.pdf');
    await watched.put('broken.pdf', Buffer.from('no book'));
    const first = await watched.round();
    expect(happened(first)).toEqual([
      'added a.pdf',
      'ingested a.pdf',
      'refused broken.pdf',
      'added deep/er/b.pdf',
      'ingested deep/er/b.pdf',
    ]);
    expect(first.report).toEqual({ taken: 2, refused: 1, problems: 0, left: 0 });
    expect(first.events.at(-1)).toMatchObject({ event: 'progress', done: 3, left: 0, secondsLeft: 0 });
    expect(await watched.documentOf('deep/er/b.pdf')).toMatchObject(LIVE);
    const runs = await watched.runs();
    await watched.round();
    const sent = vi.spyOn(library.get(DataSource).logger, 'logQuery');
    const again = await watched.round();
    const statements = sent.mock.calls
      .map(([sql]) => sql)
      .filter((sql) => !sql.startsWith('UPDATE watched_folders SET beat_at'));
    sent.mockRestore();
    // Who watches, twice; the begin of the look and its end. What is known of the files is not read again.
    expect(statements).toHaveLength(4);
    expect(again).toEqual({ events: [], report: { taken: 0, refused: 0, problems: 0, left: 0 } });
    expect(await watched.runs()).toBe(runs);
  });

  it('is not read while a file is being copied into it', async () => {
    const whole = watched.newBook();
    await watched.put('slow.pdf', whole.subarray(0, 500));
    const during = await watched.round(
      whenListed(() => appendFileSync(watched.at('slow.pdf'), whole.subarray(500))),
    );
    expect(happened(during)).toEqual([]);
    expect(happened(await watched.round())).toEqual(['added slow.pdf', 'ingested slow.pdf']);
    expect(await watched.documentOf('slow.pdf')).toMatchObject(LIVE);
  });

  it('gives a changed file a new document with what people stated, and hides the former one once it can be replaced', async () => {
    await watched.put('a.pdf');
    await watched.round();
    const before = (await watched.documentOf('a.pdf'))!;
    await library.get(DocumentsService).change(before.id, { title: 'My Title', difficulty: 'master' });
    await watched.query(
      `INSERT INTO corrections (document_id, kind, change, place, before, after, snapshot, made_by, status)
       SELECT $1, 'title', $2, $3, '{}', '{}', '{"chunks":[],"sections":[]}', '{"kind":"local","name":"x"}', status
       FROM unnest(ARRAY['applied', 'undone']) status`,
      [before.id, { title: 'x' }, { sectionPath: ['Nowhere'], position: 0 }],
    );
    await watched.put('a.pdf');
    let during: unknown = null;
    const round = await watched.round({
      tell: ({ event }) => {
        if (event === 'changed') during = watched.document(before.id);
      },
    });
    expect(happened(round)).toEqual(['changed a.pdf', 'ingested a.pdf', 'replaced a.pdf']);
    expect(await during).toMatchObject(LIVE);
    const now = (await watched.documentOf('a.pdf'))!;
    expect(now.id).not.toBe(before.id);
    expect(await watched.document(before.id)).toMatchObject(HIDDEN);
    expect(await library.get(DocumentsService).get(now.id)).toMatchObject({
      title: 'My Title',
      titleBy: 'person',
      difficulty: 'master',
    });
    const corrections = await watched.query('SELECT kind, status FROM corrections WHERE document_id = $1', [
      now.id,
    ]);
    expect(corrections).toEqual([{ kind: 'title', status: 'not_applied' }]);
  });

  it('keeps the former document when the changed file is broken, and takes it back when it is as before', async () => {
    const bytes = await watched.put('a.pdf');
    await watched.round();
    const before = (await watched.documentOf('a.pdf'))!;
    await watched.put('a.pdf', Buffer.from('%PDF-1.7 and nothing else'));
    expect(happened(await watched.round())).toEqual(['changed a.pdf', 'refused a.pdf']);
    expect(await watched.document(before.id)).toMatchObject(LIVE);
    expect(happened(await watched.round())).toEqual([]);
    await watched.put('a.pdf', Buffer.from('no PDF at all'));
    expect(happened(await watched.round())).toEqual(['refused a.pdf']);
    await watched.put('a.pdf', bytes);
    expect(happened(await watched.round())).toEqual(['changed a.pdf']);
    expect(await watched.documentOf('a.pdf')).toEqual({ ...before, ...LIVE });
  });

  it('reads a file whose time alone has changed, and does nothing with it', async () => {
    await watched.put('a.pdf');
    await watched.round();
    const runs = await watched.runs();
    await utimes(watched.at('a.pdf'), 1, 2);
    expect(happened(await watched.round())).toEqual([]);
    expect((await watched.round()).events).toMatchObject([{ event: 'listed', changed: 0, unchanged: 1 }]);
    expect(await watched.runs()).toBe(runs);
  });

  it('keeps documents when files and folders are renamed, or copied and removed', async () => {
    await watched.put('old/a.pdf');
    await watched.put('old/b.pdf');
    await watched.put('c.pdf');
    await watched.round();
    const [a, b, c] = await Promise.all(
      ['old/a.pdf', 'old/b.pdf', 'c.pdf'].map((path) => watched.documentOf(path)),
    );
    const runs = await watched.runs();
    await rename(watched.at('old'), watched.at('new'));
    // Another disk gives another inode and another time.
    await copyFile(watched.at('c.pdf'), watched.at('new/c.pdf'));
    await rm(watched.at('c.pdf'));
    const moved = await watched.round();
    expect(happened(moved).toSorted()).toEqual(['moved new/a.pdf', 'moved new/b.pdf', 'moved new/c.pdf']);
    const now = await Promise.all(
      ['new/a.pdf', 'new/b.pdf', 'new/c.pdf'].map((path) => watched.documentOf(path)),
    );
    expect(now).toEqual([a, b, c]);
    expect(await watched.runs()).toBe(runs);
  });

  it('hides the document of a removed file, and shows it again when the file returns', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await watched.put(name);
    const bytes = await readFile(watched.at('a.pdf'));
    await watched.round();
    const { id } = (await watched.documentOf('a.pdf'))!;
    const runs = await watched.runs();
    await rename(watched.at('a.pdf'), watched.at('away.txt'));
    expect((await watched.round()).events).toContainEqual(
      expect.objectContaining({ event: 'removed', path: 'a.pdf', hidden: true }),
    );
    expect(await watched.document(id)).toMatchObject(HIDDEN);
    expect(happened(await watched.round())).toEqual([]);
    await rename(watched.at('away.txt'), watched.at('a.pdf'));
    expect(happened(await watched.round())).toEqual(['returned a.pdf']);
    expect(await watched.document(id)).toMatchObject(LIVE);
    // Also under another name, and as other bytes on the disk.
    await rm(watched.at('a.pdf'));
    await watched.round();
    await watched.put('again/z.pdf', bytes);
    expect(happened(await watched.round())).toEqual(['moved again/z.pdf', 'returned again/z.pdf']);
    expect(await watched.documentOf('again/z.pdf')).toEqual({ id, ...LIVE });
    expect(await watched.runs()).toBe(runs);
  });

  it('hides a document of two files only when both are gone', async () => {
    const bytes = await watched.put('a.pdf');
    await watched.put('copy.pdf', bytes);
    for (const name of ['x.pdf', 'y.pdf', 'z.pdf']) await watched.put(name);
    await watched.round();
    const { id } = (await watched.documentOf('a.pdf'))!;
    expect(await watched.documentOf('copy.pdf')).toMatchObject({ id });
    await rm(watched.at('a.pdf'));
    expect((await watched.round()).events).toContainEqual(
      expect.objectContaining({ event: 'removed', path: 'a.pdf', hidden: false }),
    );
    expect(await watched.document(id)).toMatchObject(LIVE);
    await rm(watched.at('copy.pdf'));
    await watched.round();
    expect(await watched.document(id)).toMatchObject(HIDDEN);
    // The one whose removal did not hide it brings it back as well.
    await watched.put('a.pdf', bytes);
    await watched.round();
    expect(await watched.document(id)).toMatchObject(LIVE);
  });

  it('never hides a document that somebody else had added', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'colophon-outside-'));
    const bytes = watched.newBook();
    await writeFile(join(outside, 'mine.pdf'), bytes);
    const { document } = await library.get(DocumentsService).addPath(join(outside, 'mine.pdf'));
    await rm(outside, { recursive: true });
    await watched.put('mine.pdf', bytes);
    for (const name of ['x.pdf', 'y.pdf']) await watched.put(name);
    expect((await watched.round()).events).toContainEqual(
      expect.objectContaining({ event: 'added', path: 'mine.pdf', documentId: document.id, reused: true }),
    );
    await rm(watched.at('mine.pdf'));
    await watched.round();
    expect(await watched.document(document.id)).toMatchObject(LIVE);
  });

  it('leaves what a person hid or deleted, as long as its file does not change', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await watched.put(name);
    await watched.round();
    const documents = library.get(DocumentsService);
    const [a, b] = await Promise.all(['a.pdf', 'b.pdf'].map((path) => watched.documentOf(path)));
    await documents.delete(await documents.get(a!.id), false);
    await documents.delete(await documents.get(b!.id), true);
    expect(happened(await watched.round())).toEqual([]);
    await rename(watched.at('a.pdf'), watched.at('moved.pdf'));
    await rename(watched.at('b.pdf'), watched.at('moved too.pdf'));
    await watched.round();
    expect(await watched.document(a!.id)).toMatchObject(HIDDEN);
    await rename(watched.at('moved.pdf'), watched.at('away'));
    await watched.round();
    await rename(watched.at('away'), watched.at('moved.pdf'));
    expect(happened(await watched.round())).toEqual(['returned moved.pdf']);
    expect(await watched.document(a!.id)).toMatchObject(HIDDEN);
    expect(await watched.document(b!.id)).toBeNull();
  });

  it('keeps all books when it vanishes or is suddenly empty, until a person accepts it', async () => {
    for (const name of ['a.pdf', 'b.pdf']) await watched.put(name);
    await watched.round();
    const ids = (await Promise.all(['a.pdf', 'b.pdf'].map((path) => watched.documentOf(path)))).map(
      (found) => found!.id,
    );
    const states = () => Promise.all(ids.map((id) => watched.document(id)));
    await rename(watched.folder, `${watched.folder}-away`);
    try {
      const away = await watched.round();
      expect(away.events).toMatchObject([
        { event: 'away', message: expect.stringContaining('does not exist') as string },
      ]);
      expect(away.report).toMatchObject({ problems: 1 });
      // It is told once.
      expect((await watched.round()).events).toEqual([]);
      // A disk that is not mounted.
      await mkdir(watched.folder);
      const empty = await watched.round({ acceptRemovals: false });
      expect(empty.events).toContainEqual(
        expect.objectContaining({ event: 'removals_held', reason: 'empty', missing: 2, known: 2 }),
      );
      expect(happened(await watched.round())).toEqual([]);
      expect(await library.get(WatchedFolders).list()).toContainEqual(
        expect.objectContaining({
          path: watched.folder,
          problem: expect.stringContaining('--accept-removals') as string,
        }),
      );
      expect(await states()).toMatchObject([LIVE, LIVE]);
      await rm(watched.folder, { recursive: true });
    } finally {
      await rename(`${watched.folder}-away`, watched.folder);
    }
    expect(happened(await watched.round())).toEqual([]);
    for (const name of ['a.pdf', 'b.pdf']) await rm(watched.at(name));
    await watched.round({ keepRemoved: false });
    expect(await states()).toMatchObject([LIVE, LIVE]);
    await library.get(WatchedFolders).acceptRemovals(watched.folder);
    expect(happened(await watched.round())).toEqual(['removed a.pdf', 'removed b.pdf']);
    expect(await states()).toMatchObject([HIDDEN, HIDDEN]);
  });

  it('keeps the books when most are gone at once; --keep-removed keeps all', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await watched.put(name);
    await watched.round();
    const { id } = (await watched.documentOf('a.pdf'))!;
    for (const name of ['a.pdf', 'b.pdf']) await rm(watched.at(name));
    expect((await watched.round()).events).toContainEqual(
      expect.objectContaining({ event: 'removals_held', reason: 'most', missing: 2, known: 3 }),
    );
    expect(happened(await watched.round({ keepRemoved: true }))).toEqual(['removed a.pdf', 'removed b.pdf']);
    expect(await watched.document(id)).toMatchObject(LIVE);
  });

  it('loses nothing when files or the folder go away between two listings', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await watched.put(name);
    await watched.round();
    await watched.put('new.pdf');
    const vanished = await watched.round(whenListed(() => unlinkSync(watched.at('new.pdf'))));
    expect(happened(vanished)).toEqual([]);
    await rm(watched.at('c.pdf'));
    const gone = await watched.round(whenListed(() => rmSync(watched.folder, { recursive: true })));
    expect(happened(gone)).toEqual(['away']);
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
      expect(await watched.documentOf(name)).toMatchObject(LIVE);
    }
  });

  it('tells in its status what is left to do, and no longer what a person has mended', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf');
    const broken = new UserError('document.encrypted', 'It is protected.');
    await watched.round({ ingest: () => Promise.reject(broken) });
    const status = async () =>
      (await library.get(WatchedFolders).list()).find(({ path }) => path === watched.folder);
    expect(await status()).toMatchObject({
      done: 0,
      refused: 2,
      errors: [
        { path: 'a.pdf', code: 'document.encrypted', message: 'It is protected.' },
        { path: 'b.pdf', code: 'document.encrypted' },
      ],
    });
    await library.get(IngestionService).ingest((await watched.documentOf('a.pdf'))!.id, false);
    expect(await status()).toMatchObject({ done: 1, refused: 1, errors: [{ path: 'b.pdf' }] });
    expect(happened(await watched.round())).toEqual([]);
  });

  it('tries a file again that could not be read', async () => {
    await watched.put('a.pdf');
    await watched.round();
    // As a look without the right to read it leaves it; whoever tests as root reads every file.
    await watched.query(
      `UPDATE watched_files SET state = 'refused', error_code = 'file.unreadable', sha256 = NULL, document_id = NULL
       WHERE path = 'a.pdf' AND sha256 = $1`,
      [
        createHash('sha256')
          .update(await readFile(watched.at('a.pdf')))
          .digest('hex'),
      ],
    );
    expect(happened(await watched.round())).toEqual(['changed a.pdf']);
    expect(await watched.documentOf('a.pdf')).toMatchObject(LIVE);
  });

  it('goes on after an outage where it ended', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf');
    const full = new OperationalError('data_folder.full', 'full');
    const failing = watched.round({ ingest: () => Promise.reject(full) });
    await expect(failing).rejects.toBe(full);
    expect(happened(await watched.round({ ingest: () => Promise.resolve({ outcome: 'later' }) }))).toEqual(
      [],
    );
    expect(happened(await watched.round())).toEqual(['ingested a.pdf', 'added b.pdf', 'ingested b.pdf']);
  });

  it('leaves the rest for the next look when it takes long', async () => {
    await watched.put('a.pdf');
    await watched.put('b.pdf');
    expect((await watched.round({ longestMs: -1 })).report).toMatchObject({ taken: 0, left: 2 });
    expect((await watched.round()).report).toMatchObject({ taken: 2, left: 0 });
  });

  it('takes a book that moves to another watched folder along', async () => {
    const other = await WatchedPlace.make(library);
    try {
      await watched.put('a.pdf');
      for (const name of ['x.pdf', 'y.pdf']) await watched.put(name);
      const folders = [other.folder, watched.folder];
      await watched.round({}, folders);
      const { id } = (await watched.documentOf('a.pdf'))!;
      await rename(watched.at('a.pdf'), other.at('a.pdf'));
      await watched.round({}, folders);
      expect(await other.documentOf('a.pdf')).toEqual({ id, ...LIVE });
    } finally {
      await other.remove();
    }
  });
});
