import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../src/documents/documents.service.js';
import { EmbeddingService } from '../src/embedding/embedding.service.js';
import { buildModel } from '../src/model-library/builder/build-model.js';
import { TINY_CONFIG, writeTinyCheckpoint } from '../src/model-library/testing/tiny-checkpoint.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import type { RunHooks } from '../src/ingestion/ingestion.runner.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { SearchService } from '../src/search/search.service.js';
import { writeSectionsBook } from './services/books.js';
import { childrenOf } from './services/child-processes.js';
import { describeOnOneLibrary, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { manualBook } from './services/manual-book.js';

const PUBLISHED = `
  SELECT c.ordinal, c.type, c.text, c.page_first, c.page_last, s.path, m.key AS model, e.embedding::text AS vector
  FROM chunks c LEFT JOIN sections s ON s.id = c.section_id JOIN chunk_embeddings e ON e.chunk_id = c.id
  JOIN embedding_models m ON m.id = e.model_id
  WHERE c.published ORDER BY c.document_id, c.ordinal, m.key`;

/** More messages of eight texts than workers that are killed. */
/** Several messages to workers are left when the third of them is killed. */
const SECTIONS = 120;

const SUBJECTS = ['rivers', 'mountains', 'forests', 'deserts', 'oceans', 'islands'] as const;

/** A book with an outline and one page per subject. */
function atlas(tellOf: (subject: string) => string): Buffer {
  const pages = SUBJECTS.map((subject) => ({
    texts: [
      { text: `About ${subject}`, x: 72, y: 720, size: 16, font: 'Helvetica-Bold' as const },
      { text: tellOf(subject), x: 72, y: 690 },
      { text: `It is of no use to go to ${subject} without a map.`, x: 72, y: 676 },
    ],
  }));
  const outline = SUBJECTS.map((subject, index) => ({
    title: `About ${subject}`,
    level: 0,
    page: index + 1,
  }));
  return Buffer.from(makePdf({ pages, outline }));
}

/** Opens one library with different models and settings, one after another. */
class Shelf {
  private library: INestApplicationContext | null = null;

  constructor(private readonly place: TestPlace) {}

  async open(environment: Readonly<Record<string, string>> = {}): Promise<INestApplicationContext> {
    await this.close();
    const settings = { ...this.place.environment, EMBEDDING_EXECUTOR: 'process', ...environment };
    this.library = await openLibrary({ ...this.place, environment: settings });
    return this.library;
  }

  async close(): Promise<void> {
    await this.library?.close();
    this.library = null;
  }
}

async function ingest(library: INestApplicationContext, file: string, force = false, hooks?: RunHooks) {
  const { document } = await library.get(DocumentsService).addPath(file);
  return (await library.get(IngestionService).ingest(document.id, force, hooks)).report.embedding;
}

function published(library: INestApplicationContext): Promise<{ model: string }[]> {
  return library.get(DataSource).query(PUBLISHED);
}

describeOnOneLibrary('vectors', (makePlace) => {
  let place: TestPlace;
  let shelf: Shelf;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-vectors-'));
  });
  beforeEach(async () => {
    place = await makePlace();
    shelf = new Shelf(place);
  });
  afterEach(async () => {
    await shelf.close();
    await place.remove();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are the same when workers are killed while they compute them', async () => {
    const book = await writeSectionsBook(join(folder, 'book.pdf'), SECTIONS);
    const undisturbed = await shelf.open();
    await ingest(undisturbed, book);
    const expected = await published(undisturbed);
    await shelf.close();
    await place.remove();
    place = await makePlace();
    shelf = new Shelf(place);

    const library = await shelf.open({ EMBEDDING_TEXTS_PER_MESSAGE: '8', EMBEDDING_WORKERS: '2' });
    const before = new Set(childrenOf(process.pid));
    // One that was killed is still listed for a moment.
    const killed = new Set<number>();
    const result = await ingest(library, book, false, {
      onProgress: (stage, done) => {
        if (stage !== 'embedding' || done === 0 || killed.size >= 3) return;
        const [worker] = childrenOf(process.pid).filter((pid) => !before.has(pid) && !killed.has(pid));
        if (worker === undefined) return;
        process.kill(worker, 'SIGKILL');
        killed.add(worker);
      },
    });
    expect(killed.size).toBe(3);
    expect(result).toMatchObject({ embeddings_failed: 0, embeddings_generated: expected.length });
    expect(await published(library)).toEqual(expected);
  });

  it('are computed only for the changed section of a book', async () => {
    const library = await shelf.open();
    const [first, second] = [join(folder, 'first.pdf'), join(folder, 'second.pdf')];
    await writeFile(
      first,
      atlas((subject) => `There is much to be told of ${subject}, and it is told here.`),
    );
    await writeFile(
      second,
      atlas((subject) =>
        subject === 'deserts'
          ? 'Nobody lives here.'
          : `There is much to be told of ${subject}, and it is told here.`,
      ),
    );
    expect(await ingest(library, first)).toMatchObject({ embeddings_generated: 6, embeddings_reused: 0 });
    expect(await ingest(library, second)).toMatchObject({ embeddings_generated: 1, embeddings_reused: 5 });
    expect(await ingest(library, second, true)).toMatchObject({
      embeddings_generated: 0,
      embeddings_reused: 6,
    });
  });

  it('can be of several models and dimensions in one document, and are searched together', async () => {
    const checkpoint = join(folder, 'checkpoint');
    const models = join(folder, 'models');
    await writeTinyCheckpoint(checkpoint);
    await buildModel({ from: checkpoint, out: join(models, 'tiny'), keep: ['int8', 'float32'] });
    const COLOPHON_MODELS_DIR = models;
    const library = await shelf.open({ COLOPHON_MODELS_DIR, EMBEDDING_MODELS: 'all-MiniLM-L6-v2,code=tiny' });
    const manual = join(folder, 'manual.pdf');
    await writeFile(manual, manualBook());
    const result = await ingest(library, manual);
    expect(result.embeddings_failed).toBe(0);
    expect(Object.keys(result.models_used).sort()).toEqual(['all-MiniLM-L6-v2', 'tiny']);
    const rows = await published(library);
    expect(rows.filter(({ model }) => model === 'tiny')).toHaveLength(result.models_used['tiny']!);
    // Each model limits its own chunks: the small one truncates no prose, and reads every listing completely.
    expect(result.embeddings_truncated).toBe(0);
    const [prose, code] = await library
      .get(DataSource)
      .query<{ tokens: number }[]>(
        `SELECT max(token_count) AS tokens FROM chunks GROUP BY type = 'code' ORDER BY type = 'code'`,
      );
    expect(prose!.tokens).toBeGreaterThan(2 * TINY_CONFIG.positions);
    expect(code!.tokens).toBeLessThanOrEqual(TINY_CONFIG.positions);

    const search = (context: INestApplicationContext) =>
      context.get(SearchService).search('how is a file opened', { limit: 50, types: [], documents: [] });
    const answer = await search(library);
    expect(answer.needsReembedding).toBe(0);
    expect(new Set(answer.results.map(({ type }) => type === 'code')).size).toBe(2);

    // The same library without the model: its chunks are counted instead of silently missing.
    const other = await shelf.open();
    const without = await search(other);
    expect(without.results.every(({ type }) => type !== 'code')).toBe(true);
    expect(without.needsReembedding).toBe(result.models_used['tiny']);
  });

  it('are not created for texts without words, and never contain NaN', async () => {
    const library = await shelf.open();
    const oddities = [
      '',
      ' \n\t ',
      '\u0000',
      '\ud800',
      '😀'.repeat(50),
      '\u0007\u001b[0m',
      'word '.repeat(200_000),
    ];
    const chunks = oddities.map((text, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      type: 'concept' as const,
      embedText: text,
      embedHash: `${index}`.padStart(64, '0'),
    }));
    await library.get(DataSource).query(
      `WITH book AS (INSERT INTO documents (sha256, title, file_name, byte_length)
         VALUES ('odd', 'odd', 'odd.pdf', 1) RETURNING id)
       INSERT INTO chunks (id, document_id, run_id, ordinal, type, text, content_hash, embed_hash, token_count,
         page_first, page_last)
       SELECT c.id, book.id, gen_random_uuid(), c.ordinal, 'concept', 'text', c.hash, c.hash, 2, 1, 1
       FROM book, unnest($1::uuid[], $2::text[], $3::int[]) AS c(id, hash, ordinal)`,
      [chunks.map(({ id }) => id), chunks.map(({ embedHash }) => embedHash), chunks.map((_, index) => index)],
    );
    const { result, failures } = await library.get(EmbeddingService).embedAndSave(chunks);
    expect(result).toMatchObject({
      total_chunks: 7,
      embeddings_generated: 5,
      embeddings_failed: 2,
      embeddings_truncated: 1,
    });
    expect(failures.map(({ code }) => code)).toEqual(['embedding.empty_text', 'embedding.empty_text']);
    const [stored] = await library.get(DataSource).query<{ unit: number; all: number }[]>(
      `SELECT (count(*) FILTER (WHERE abs(vector_norm(embedding) - 1) < 1e-3))::int AS unit, count(*)::int AS all
       FROM chunk_embeddings`,
    );
    expect(stored).toEqual({ unit: 5, all: 5 });
  });
});
