import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import type { UserError } from '../../src/errors/errors.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { PAGE_HEIGHT, makePdf } from '../../src/pdf/testing/make-pdf.js';
import { SearchService } from '../../src/search/search.service.js';
import { createBucket, describeOnS3 } from '../services/buckets.js';
import type { TestBucket } from '../services/buckets.js';
import { createLibraryDatabase, describeOnPostgres } from '../services/databases.js';
import { openLibrary } from '../services/libraries.js';

const SENTENCES = [
  'A lighthouse keeper trims the wick before dusk so that ships can find the harbour.',
  'The lens of a lighthouse gathers the light of a small flame into one strong beam.',
  'Fog horns take over when the beam cannot be seen from the deck of a ship.',
];

/** Two chapters of a few lines each. */
function smallBook(subject: string): Buffer {
  const chapter = (title: string) => ({
    texts: [
      { text: title, x: 72, y: PAGE_HEIGHT - 80, size: 18, font: 'Helvetica-Bold' as const },
      ...Array.from({ length: 12 }, (_, line) => ({
        text: `${SENTENCES[line % SENTENCES.length]} ${subject}`,
        x: 72,
        y: PAGE_HEIGHT - 120 - line * 14,
      })),
    ],
  });
  return makePdf({
    title: `About ${subject}`,
    pages: [chapter('1 Lights'), chapter('2 Horns')],
    outline: [
      { title: '1 Lights', level: 0, page: 1 },
      { title: '2 Horns', level: 0, page: 2 },
    ],
  });
}

describeOnS3('a library of several machines', () => {
  describeOnPostgres('with the database', () => {
    let bucket: TestBucket;
    let database: { readonly url: string; drop(): Promise<void> };
    const folders: string[] = [];
    const libraries: INestApplicationContext[] = [];
    let source: string;

    /** Opens a machine with its own data folder; it shares only the database and the bucket. */
    const openMachine = async (): Promise<INestApplicationContext> => {
      const folder = await mkdtemp(join(tmpdir(), 'colophon-machine-'));
      folders.push(folder);
      const environment = {
        ...bucket.environment,
        COLOPHON_DATA_DIR: folder,
        DATABASE_URL: database.url,
        EMBEDDING_WORKERS: '1',
      };
      const library = await openLibrary({ environment, remove: () => Promise.resolve() });
      libraries.push(library);
      return library;
    };
    const write = async (name: string, bytes: Buffer): Promise<string> => {
      const path = join(source, name);
      await writeFile(path, bytes);
      return path;
    };
    const incoming = async () =>
      (await Promise.all(folders.map((folder) => readdir(join(folder, 'incoming')).catch(() => [])))).flat();

    beforeAll(async () => {
      bucket = await createBucket();
      database = await createLibraryDatabase();
      source = await mkdtemp(join(tmpdir(), 'colophon-source-'));
      await openMachine();
      await openMachine();
    });

    afterAll(async () => {
      for (const library of libraries) await library.close();
      await database.drop();
      await bucket.remove();
      for (const folder of [...folders, source]) await rm(folder, { recursive: true, force: true });
    });

    it('ingests on one machine a book uploaded on the other, and finds it on both', async () => {
      const [first, second] = [libraries[0]!, libraries[1]!];
      const path = await write('lights.pdf', smallBook('on the coast'));
      const { document } = await first.get(DocumentsService).addPath(path);
      expect(await bucket.objects()).toEqual([`${document.sha256}.pdf`]);
      const run = await second.get(IngestionService).ingest(document.id, false);
      expect(run.state).toBe('completed');
      for (const library of [first, second]) {
        const { results } = await library
          .get(SearchService)
          .search('lighthouse beam', { limit: 1, types: [], documents: [] });
        expect(results[0]).toMatchObject({ pageFirst: expect.any(Number) as number });
      }
      expect(await incoming()).toEqual([]);
    });

    it('has one document and one object if both receive the same bytes fifty times at once', async () => {
      const path = await write('horns.pdf', smallBook('in the fog'));
      const before = (await bucket.objects()).length;
      const added = await Promise.all(
        Array.from({ length: 50 }, (_, index) => libraries[index % 2]!.get(DocumentsService).addPath(path)),
      );
      expect(new Set(added.map(({ document }) => document.id)).size).toBe(1);
      expect(added.filter(({ reused }) => !reused)).toHaveLength(1);
      expect(await bucket.objects()).toHaveLength(before + 1);
      expect(await incoming()).toEqual([]);
    });

    it('never has a document without its file, for any order of uploads and deletions', async () => {
      const path = await write('meeting.pdf', smallBook('between two ships'));
      const [first, second] = libraries.map((library) => library.get(DocumentsService));
      for (let round = 0; round < 10; round += 1) {
        const { document } = await first!.addPath(path);
        const [deleted, added] = await Promise.allSettled([
          first!.delete(document, true),
          second!.addPath(path),
        ]);
        expect(deleted.status).toBe('fulfilled');
        // The document was deleted as soon as it was added.
        const refused = added.status === 'rejected' ? (added.reason as unknown) : null;
        expect([null, 'document.not_found']).toContain(refused && (refused as UserError).code);
        const rows = await libraries[0]!
          .get(DataSource)
          .query<unknown[]>('SELECT 1 FROM documents WHERE sha256 = $1', [document.sha256]);
        const kept = (await bucket.objects()).includes(`${document.sha256}.pdf`);
        expect({ round, rows: rows.length, kept }).toEqual({
          round,
          rows: rows.length,
          kept: rows.length === 1,
        });
      }
    });

    it('removes the object with the document', async () => {
      const path = await write('last.pdf', smallBook('at the end'));
      const { document } = await libraries[0]!.get(DocumentsService).addPath(path);
      const deletion = await libraries[1]!.get(IngestionService).delete(document.id, true);
      expect(deletion).toMatchObject({ kind: 'hard' });
      expect(deletion.warning).toBeUndefined();
      expect(await bucket.objects()).not.toContain(`${document.sha256}.pdf`);
    });
  });
});
