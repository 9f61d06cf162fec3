import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CorrectedVectors } from '../../src/corrections/corrected-vectors.js';
import { CorrectionsService } from '../../src/corrections/corrections.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { RankingService } from '../../src/ranking/ranking.service.js';
import { ChunksService } from '../../src/reading/chunks.service.js';
import { ContentsService } from '../../src/reading/contents.service.js';
import { TaxonomyFiles } from '../../src/topics/taxonomy-files.js';
import { addBook } from '../runs/plain-book.js';
import { anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { nestedBook } from '../services/nested-book.js';

const TAXONOMY = `
zones:
  - name: Crafts
    description: Things made by hand.
    topics:
      - name: Weaving
        description: Making cloth.
        subtopics: [{ name: Looms, concept: How a loom holds the threads }]
`;
const BY = { by: { kind: 'command', id: null, name: 'Ada' } };

/** A library that no keeper of jobs works on: what is asked for stays asked for. */
describe('what follows from corrections', () => {
  let place: TestPlace;
  let library: INestApplicationContext;
  let corrections: CorrectionsService;
  let book: string;

  beforeAll(async () => {
    place = await anyPlace();
    library = await openLibrary(place);
    corrections = library.get(CorrectionsService);
    book = (await addBook(library, nestedBook())).id;
    await library.get(IngestionService).ingest(book, false);
    await library.get(TaxonomyFiles).import(TAXONOMY, 'file');
    await library.get(RankingService).rank();
  });
  afterAll(async () => {
    await library?.close();
    await place.remove();
  });

  const query = (sql: string) => library.get(DataSource).query<{ count: number }[]>(sql);
  const vectors = () => library.get(CorrectedVectors);
  const isRanked = async () => !(await library.get(RankingService).isRequested());
  const chunks = async () => (await library.get(ChunksService).list(book, { limit: 200 })).results;
  const withoutVector = async () => {
    const [row] = await query(`
      SELECT count(*)::int AS count FROM chunks c
      WHERE published AND NOT EXISTS (SELECT FROM chunk_embeddings e WHERE e.chunk_id = c.id AND e.content_hash = c.embed_hash)`);
    return row!.count;
  };
  const split = async () => {
    const { chunkId, text } = (await chunks()).find((chunk) => chunk.text.length > 100)!;
    const [made] = await corrections.split(chunkId, { offset: text.indexOf(' ', 40) + 1 }, BY);
    return made!;
  };

  it('nothing for a difficulty, which no vector and no ranking knows', async () => {
    const [{ chunkId } = { chunkId: '' }] = await chunks();
    const [made] = await corrections.set(chunkId, { difficulty: 'master' }, BY);
    expect(await vectors().areWanted()).toBe(false);
    await corrections.undo(made!.id, BY);
    expect(await vectors().areWanted()).toBe(false);
    expect(await isRanked()).toBe(true);
  });

  it('rankings once the vectors are there, which they compare', async () => {
    const made = await split();
    expect(await vectors().areWanted()).toBe(true);
    expect(await withoutVector()).toBe(2);
    await vectors().makeWanted();
    expect({ wanted: await vectors().areWanted(), lacking: await withoutVector() }).toEqual({
      wanted: false,
      lacking: 0,
    });
    expect(await isRanked()).toBe(false);
    await library.get(RankingService).rankIfRequested();
    await corrections.undo(made.id, BY);
    await vectors().makeWanted();
  });

  it('vectors that could not be written are made later', async () => {
    const made = await split();
    await query('ALTER TABLE chunk_embeddings ADD CONSTRAINT no_more CHECK (false) NOT VALID');
    try {
      await expect(vectors().makeWanted()).rejects.toThrow(/no_more|were not written/);
      expect(await vectors().areWanted()).toBe(true);
    } finally {
      await query('ALTER TABLE chunk_embeddings DROP CONSTRAINT no_more');
    }
    await vectors().makeWanted();
    expect(await withoutVector()).toBe(0);
    await corrections.undo(made.id, BY);
    await vectors().makeWanted();
  });

  it('the places of corrections below a title that is undone are those of the book', async () => {
    const { id } = await addBook(library, twins());
    await library.get(IngestionService).ingest(id, false);
    const section = (await library.get(ContentsService).entries(id)).find(({ title }) => title === 'Ash')!;
    const [title] = await corrections.retitle(section.id, 'Mended', BY);
    const { results } = await library.get(ChunksService).list(id, { limit: 200 });
    const [typed] = await corrections.set(
      results.find(({ sectionId }) => sectionId === section.id)!.chunkId,
      { type: 'example' },
      BY,
    );
    await corrections.undo(title!.id, BY);

    const { report } = await library.get(IngestionService).ingest(id, true);
    expect(report.corrections).toEqual({ applied: 1, notApplied: [] });
    const again = await library.get(ChunksService).list(id, { limit: 200 });
    expect(
      again.results.filter(({ type }) => type === 'example').map(({ sectionPath }) => sectionPath),
    ).toEqual([['Ash']]);
    await corrections.undo(typed!.id, BY);
  });
});

/** A book whose sections have the same text: only the section tells one from the other. */
function twins(): Buffer {
  const text =
    'A tree gives wood, from which the old looms of the valley were built, and shade for the weavers.';
  const titles = ['Oak', 'Elm', 'Ash', 'Yew', 'Fir'];
  return makePdf({
    title: 'Trees',
    pages: titles.map((title) => ({
      texts: [
        { text: title, x: 72, y: 720, size: 16, font: 'Helvetica-Bold' },
        { text, x: 72, y: 690, size: 8 },
      ],
    })),
    outline: titles.map((title, i) => ({ title, level: 0, page: i + 1, y: 740 })),
  });
}
