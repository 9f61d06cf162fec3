import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DocumentListService } from '../../src/documents/document-list.service.js';
import { DocumentLookup } from '../../src/documents/document-lookup.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { IngestionService } from '../../src/ingestion/ingestion.service.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { ChunksService } from '../../src/reading/chunks.service.js';
import { SearchService } from '../../src/search/search.service.js';
import { CommandsHere } from '../services/commands-here.js';
import { embeddedPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

/** All tests share one library, open in this process; the commands join it. The last test empties it. */
describe('the books of a library', () => {
  let place: TestPlace;
  let folder: string;
  let library: INestApplicationContext;
  let cli: CommandsHere;
  const ids: string[] = [];

  const ingest = async (name: string, title?: string, force = false) => {
    const { document } = await library.get(DocumentsService).addPath(join(folder, name), { title });
    await library.get(IngestionService).ingest(document.id, force);
    return document.id;
  };
  const titleOf = async (id: string) => (await library.get(DocumentsService).get(id)).title;
  const find = (text: string) => library.get(DocumentLookup).find(text);

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-cli-'));
    cli = new CommandsHere(folder, place.environment);
    library = await openLibrary(place);
    await writeFile(join(folder, 'ada-notes.pdf'), book('ada-notes.pdf', 'engine'));
    await writeFile(join(folder, 'b1.pdf'), book('A Book About Looms', 'loom'));
    await writeFile(join(folder, 'b2.pdf'), book('Microsoft Word - draft.doc', 'river'));
    for (const name of ['ada-notes.pdf', 'b1.pdf', 'b2.pdf']) ids.push(await ingest(name));
  });

  afterAll(async () => {
    await library?.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('use the title from the book if it has one, but keep a title given by a person', async () => {
    expect(await Promise.all(ids.map(titleOf))).toEqual(['Ada Notes', 'A Book About Looms', 'B2']);
    await library.get(DocumentsService).rename(ids[1]!, 'Looms');
    await ingest('b1.pdf', undefined, true);
    expect(await titleOf(ids[1]!)).toBe('Looms');
    await library.get(DocumentsService).addPath(join(folder, 'b2.pdf'), { title: 'Rivers' });
    expect(await titleOf(ids[2]!)).toBe('Rivers');
  });

  it('are found by the beginning of an identifier, a title or a file name', async () => {
    for (const name of [
      ids[1]!.slice(0, 8),
      ids[1]!.slice(0, 14),
      ids[1]!.toUpperCase(),
      'looms',
      'B1.pdf',
    ]) {
      expect((await find(name)).id).toBe(ids[1]);
    }
    await expect(find('nosuch')).rejects.toMatchObject({ code: 'document.not_found', field: 'document' });
    // Too short for an identifier.
    await expect(find(ids[1]!.slice(0, 3))).rejects.toMatchObject({ code: 'document.not_found' });
  });

  it('are listed if several match', async () => {
    await library.get(DocumentsService).rename(ids[2]!, 'Looms');
    const ambiguous = expect.stringMatching(
      new RegExp(`(${ids[1]}|${ids[2]}).+(${ids[1]}|${ids[2]})`),
    ) as string;
    await expect(find('looms')).rejects.toMatchObject({ code: 'document.ambiguous', hint: ambiguous });
  });

  it('show a whole passage', async () => {
    const chunks = library.get(ChunksService);
    const { results } = await library
      .get(SearchService)
      .search('loom', { limit: 1, types: [], documents: [ids[1]!] });
    const { chunkId, documentId, title, sectionPath, text } = results[0]!;
    const whole = await chunks.get(chunkId);
    const parts = expect.any(Array) as unknown;
    expect(whole).toMatchObject({ chunkId, documentId, title, sectionPath, parts });
    // A result is a passage: this chunk with its neighbours.
    expect(text).toContain(whole.text);
    const neighbour = await chunks.get((whole.previous ?? whole.next)!);
    expect([neighbour.previous, neighbour.next]).toContain(chunkId);
    await expect(chunks.get('nosuch')).rejects.toMatchObject({ code: 'chunk.not_found' });
    const { stdout } = await cli.run(['show', chunkId]);
    expect(stdout).toContain(whole.text);
  });

  it('are deleted only after confirmation, and not at all if one name is wrong', async () => {
    const unasked = await cli.run(['delete', ids[0]!]);
    expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') as string });
    const slip = await cli.run(['delete', ids[0]!, 'nosuch', '--yes', '--json']);
    expect(JSON.parse(slip.stdout)).toMatchObject({ error: { code: 'document.not_found' } });
    // The error is reported only once.
    expect(slip).toMatchObject({ code: 1, stderr: '' });
    expect(await library.get(DocumentListService).list({ limit: 10 })).toMatchObject({ count: 3 });
    const { deleted } = await cli.json<{ deleted: object[] }>(
      // The second one by its file name.
      ['delete', ids[0]!, 'b1.pdf', '--hard', '--yes'],
    );
    expect(deleted).toMatchObject([
      { id: ids[0], kind: 'hard' },
      { id: ids[1], kind: 'hard' },
    ]);
    expect(await library.get(DocumentListService).list({ limit: 10 })).toMatchObject({ count: 1 });
  });

  it('come back when they were only hidden', async () => {
    await cli.json(['delete', ids[2]!, '--yes']);
    const lists = library.get(DocumentListService);
    expect(await lists.list({ limit: 10 })).toMatchObject({ count: 0, results: [] });
    expect(await lists.list({ limit: 10, deleted: true })).toMatchObject({ results: [{ id: ids[2] }] });
    expect(await cli.json(['restore', 'b2.pdf'])).toMatchObject({ id: ids[2] });
    expect(await lists.list({ limit: 10 })).toMatchObject({ results: [{ id: ids[2], status: 'completed' }] });
    const documents = library.get(DocumentsService);
    await expect(documents.restore(ids[0]!)).rejects.toMatchObject({ code: 'document.not_found' });
    expect(await documents.restore(ids[2]!)).toMatchObject({ id: ids[2] });
  });

  it('are not found by a wrong --document, which is a usage error', async () => {
    const { code, stdout } = await cli.run(['search', 'x', '--document', 'nosuch', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'document.not_found', field: '--document' } });
  });
});

/** A book with this title in its document information, and a page of short lines about one subject. */
function book(title: string, word: string): Uint8Array {
  const lines = Array.from({ length: 30 }, (_, line) => ({
    text: `Line ${line} of the page tells that the ${word} of number ${line * 3} turns around, ${word} by ${word}.`,
    x: 72,
    y: 700 - line * 20,
    size: 8,
  }));
  return makePdf({ title, pages: [{ texts: lines }] });
}
