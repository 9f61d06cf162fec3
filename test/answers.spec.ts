import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { ContextService } from '../src/context/context.service.js';
import type { QuestionOptions } from '../src/context/context.service.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { EvaluationService } from '../src/evaluation/evaluation.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { QuotesService } from '../src/quotes/quotes.service.js';
import { ChunksService } from '../src/reading/chunks.service.js';
import { CommandsHere } from './services/commands-here.js';
import {
  HYPHENED_SENTENCE,
  INDEXED_WORDS,
  SENTENCE_OVER_PAGES,
  indexedBook,
} from './services/indexed-book.js';
import { anyPlace, openLibrary } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';

/** All tests share one library of one book, open in this process; the commands join it. */
describe('a library that is asked', () => {
  let place: TestPlace;
  let folder: string;
  let library: INestApplicationContext;
  let cli: CommandsHere;
  let id: string;

  const write = async (name: string, ...lines: readonly unknown[]): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    return path;
  };

  beforeAll(async () => {
    place = await anyPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-answers-'));
    cli = new CommandsHere(folder, place.environment);
    library = await openLibrary(place);
    const path = join(folder, 'things.pdf');
    await writeFile(path, indexedBook());
    const { document } = await library.get(DocumentsService).addPath(path);
    id = document.id;
    await library.get(IngestionService).ingest(id, false);
  });

  afterAll(async () => {
    await library?.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  describe('by a file of questions', () => {
    const plain = { legs: [], everywhere: false, seed: 1 };

    it('gives figures for each leg, kind and book, and the rank of each question', async () => {
      const [first, last] = [INDEXED_WORDS[0]!, INDEXED_WORDS.at(-1)!];
      const path = await write(
        'any-name.jsonl',
        { query: `where is the ${first.word}?`, document: 'things.pdf', pages: [first.page] },
        { query: last.word, kind: 'keywords', document: id, pages: [{ page: last.page, grade: 1 }] },
        { query: last.word, kind: 'keywords', document: id, pages: [last.page === 1 ? 2 : 1] },
      );
      const report = await library.get(EvaluationService).retrieval(path, plain);
      expect(report.legs.length).toBeGreaterThan(0);
      for (const { leg, all, kinds, books } of report.legs) {
        expect(all).toMatchObject({ questions: 3 });
        expect(kinds.map(({ name, figures }) => [name, figures.questions])).toEqual([
          ['keywords', 2],
          ['question', 1],
        ]);
        expect(books).toEqual([{ name: 'Things of the Workshop', figures: all }]);
        expect(report.questions[0]!.ranks[leg]).toBe(1);
        expect(report.questions[1]!.ranks[leg]).toBe(1);
      }
      expect(report.differences).toHaveLength(report.legs.length - 1);
      // The book that is called like the file.
      const named = await write('things.jsonl', { query: first.word, pages: [first.page] });
      const { stdout } = await cli.run(['eval', 'retrieval', named]);
      expect(stdout).toMatch(/HIT@1 +HIT@5 +MRR@10 +NDCG@10/);
      expect(stdout).toContain('seed 1');
    });

    it('tells all faults of the file at once, and asks nothing', async () => {
      const path = await write(
        'faults.jsonl',
        { query: 'x', pages: [] },
        { query: 'x', document: 'things.pdf', pages: [1] },
        { query: 'x', document: 'nosuch.pdf', pages: [1] },
        { query: 'x', document: id, pages: [999] },
        { query: 'x', pages: [1] },
      );
      const { code, stdout } = await cli.run(['eval', 'retrieval', path, '--json']);
      expect(code).toBe(1);
      const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
      expect(error.code).toBe('evaluation.invalid_questions');
      expect(error.message.match(/Line \d+/g)).toEqual(['Line 1', 'Line 3', 'Line 4', 'Line 5']);
      expect(error.message).toContain('nosuch.pdf');
      expect(error.message).toContain('no page 999');
    });

    it('refuses a file without questions, one that is not there, and an unknown way to search', async () => {
      const evaluation = library.get(EvaluationService);
      const empty = await write('empty.jsonl');
      await expect(evaluation.retrieval(empty, plain)).rejects.toMatchObject({
        code: 'evaluation.invalid_questions',
      });
      await expect(evaluation.retrieval(join(folder, 'no.jsonl'), plain)).rejects.toMatchObject({
        code: 'file.missing',
      });
      await expect(evaluation.retrieval(empty, { ...plain, legs: ['x'] })).rejects.toMatchObject({
        code: 'evaluation.unknown_leg',
      });
    });
  });

  it('by the printed index of its own book finds the pages that the author names', async () => {
    const report = await library
      .get(EvaluationService)
      .auto({ legs: [], everywhere: true, seed: 1, documents: [], terms: 400 });
    expect(report.leftOut).toEqual([]);
    expect(report.questions.map(({ query }) => query)).toEqual(INDEXED_WORDS.map(({ word }) => word));
    expect(report.legs[0]!.all).toMatchObject({ questions: INDEXED_WORDS.length });
    expect(report.legs[0]!.all.hit5).toBeGreaterThan(0.8);
  });

  describe('where a quotation stands', () => {
    const whereIs = (quote: string, limit = 5) =>
      library.get(QuotesService).whereIs(quote, { documents: [], limit });

    it('tells page, section and boxes of a sentence that lost its line ends and hyphens', async () => {
      const { found, count, places } = await whereIs(HYPHENED_SENTENCE);
      expect({ found, count }).toEqual({ found: 'exact', count: 1 });
      expect(places).toMatchObject([
        {
          match: 'exact',
          similarity: 1,
          documentId: id,
          title: 'Things of the Workshop',
          sectionPath: ['1 Room 1 of the workshop'],
          pageFirst: 1,
          pageLast: 1,
          text: HYPHENED_SENTENCE,
          differences: [],
          boxes: [{ page: 1, x0: 72 }],
        },
      ]);
      const [stretch] = places[0]!.chunks;
      const { text } = await library.get(ChunksService).get(stretch!.chunkId);
      expect(text.slice(stretch!.first, stretch!.last + 1)).toBe(HYPHENED_SENTENCE);
    });

    it('tells both pages of a sentence that goes over, and one of each half', async () => {
      const pagesOf = async (quote: string) =>
        (await whereIs(quote)).places.map(({ pageFirst, pageLast, boxes }) => {
          return [pageFirst, pageLast, boxes.map(({ page }) => page)];
        });
      expect(await pagesOf(SENTENCE_OVER_PAGES)).toEqual([[2, 3, [2, 3]]]);
      expect(await pagesOf('Whoever has carried a beacon over the mountain')).toEqual([[2, 2, [2]]]);
      expect(await pagesOf('how quietly the snow received the light of it')).toEqual([[3, 3, [3]]]);
    });

    it('tells all places, the first of them in full', async () => {
      const { found, count, places } = await whereIs('from all sides and draw it.', 3);
      expect({ found, count, shown: places.length }).toEqual({ found: 'exact', count: 36, shown: 3 });
    });

    it('tells how a sentence that was quoted wrongly differs, also on the command line', async () => {
      const quote = HYPHENED_SENTENCE.replace('every workshop', 'each workshop');
      expect(await whereIs(quote)).toMatchObject({
        found: 'near',
        places: [{ match: 'near', pageFirst: 1, differences: [{ quote: 'each', book: 'every' }] }],
      });
      const { stdout } = await cli.run(['where-is', quote]);
      expect(stdout).toMatch(/^near {2}9\d %/);
      expect(stdout).toContain('the book has "every" for "each"');
    });

    it('is nowhere for words of the book in another order, and for words of no book', async () => {
      const shuffled = HYPHENED_SENTENCE.split(' ').toSorted().join(' ');
      for (const quote of [shuffled, 'xylograph quinquennium zymurgy', 'what is it that they do']) {
        expect(await whereIs(quote)).toMatchObject({ found: 'none', count: 0, places: [] });
      }
      const { code, stderr } = await cli.run(['where-is', shuffled]);
      expect(code).toBe(0);
      expect(stderr).toContain('none of the books');
    });

    it.each(['elevenchars', ' '.repeat(20), '- '.repeat(20), '"'.repeat(20), '\0'.repeat(20)])(
      'refuses %j as too short',
      async (quote) => {
        await expect(whereIs(quote)).rejects.toMatchObject({ code: 'quote.too_short', field: 'quote' });
      },
    );

    it('refuses what is no sentence, and a book that is not there', async () => {
      await expect(whereIs('word '.repeat(500))).rejects.toMatchObject({ code: 'quote.too_long' });
      const documents = ['00000000-0000-4000-8000-000000000000'];
      await expect(
        library.get(QuotesService).whereIs(HYPHENED_SENTENCE, { documents, limit: 1 }),
      ).rejects.toMatchObject({ code: 'document.not_found', field: 'documents' });
    });

    it.each([
      "'; DROP TABLE chunks; --",
      'a & b | !c:* <-> d "e" %_\\ (f)',
      '\ud83d lone \udc00 surrogates \0 and NUL',
      '😀'.repeat(20),
    ])('answers %j without harm', async (quote) => {
      expect(await whereIs(quote)).toMatchObject({ found: 'none' });
    });
  });

  describe('for a context', () => {
    const make = (question: string, options: Partial<QuestionOptions> = {}) =>
      library.get(ContextService).forQuestion(question, { budget: 400, documents: [], ...options });

    it('gives whole passages with their citations, within the budget', async () => {
      const { word, page } = INDEXED_WORDS[5]!;
      const answer = await make(`Who made the ${word} that stands in this room?`);
      expect(answer.fallback).toBe(false);
      expect(answer.tokens).toMatchObject({ budget: 400, countedBy: 'all-MiniLM-L6-v2' });
      expect(answer.tokens.used).toBeLessThanOrEqual(400);
      expect(answer.sources.length).toBeGreaterThan(0);
      expect(answer.sources[0]).toMatchObject({ pageFirst: page });
      for (const { number, title } of answer.sources) expect(answer.text).toContain(`[${number}] ${title}`);
      const all = 'In this room stands what the old smith made when he was young';
      const [few, many] = [await make(all, { budget: 400 }), await make(all, { budget: 1200 })];
      expect(few.sources.length).toBeGreaterThan(1);
      expect(many.sources.length).toBeGreaterThan(few.sources.length);
      expect(many.tokens.used).toBeLessThanOrEqual(1200);
    });

    it('says when the library has nothing', async () => {
      const answer = await make('quarterly earnings of pharmaceutical companies in Brazil');
      expect(answer).toMatchObject({ fallback: true, sources: [] });
      expect(answer.text).toContain('general knowledge');
    });

    it('puts books for more advanced readers apart', async () => {
      const documents = library.get(DocumentsService);
      await documents.change(id, { difficulty: 'master' });
      const { stdout } = await cli.run([
        'context',
        'In this room stands what the old smith made when he was young',
        '--difficulty',
        'beginner',
        '--budget',
        '900',
      ]);
      await documents.change(id, { difficulty: 'beginner' });
      expect(stdout).toContain('Simplify what you take from them for beginner readers');
    });

    it('refuses a budget that cannot be, and a subtopic that is not there', async () => {
      await expect(make('x', { budget: 10 })).rejects.toMatchObject({
        code: 'context.invalid',
        field: 'budget',
      });
      const unknown = '00000000-0000-4000-8000-000000000000';
      await expect(
        library.get(ContextService).forSubtopics([unknown], { budget: 400 }),
      ).rejects.toMatchObject({ code: 'subtopic.not_found' });
    });
  });
});
