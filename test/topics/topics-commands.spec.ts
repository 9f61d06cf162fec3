import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandsHere } from '../services/commands-here.js';
import { anyPlace, openLibrary } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';

const TAXONOMY = `{"zones": [{"name": "Data", "description": "d", "topics": [
  {"name": "Lists", "description": "d", "subtopics": ["Slices", {"name": "Copies", "order": 5}]},
  {"name": "Sets", "description": "d"}]}]}`;

/** In this process: to start one for each command takes ten times as long. */
describe('the commands on topics', () => {
  let place: TestPlace;
  /** Keeps the database open: to open it for each command would take most of the time. */
  let library: INestApplicationContext;
  let cli: CommandsHere;
  let file: string;

  beforeAll(async () => {
    place = await anyPlace();
    library = await openLibrary(place);
    const folder = place.environment['COLOPHON_DATA_DIR']!;
    cli = new CommandsHere(folder, place.environment);
    file = join(folder, 'taxonomy.json');
    await writeFile(file, TAXONOMY);
  });
  afterAll(async () => {
    await library.close();
    await place.remove();
  });

  const run = (args: readonly string[]) => cli.run(args);
  const json = (...args: readonly string[]) => cli.json<unknown>(args);

  it('import, list and export', async () => {
    expect(await run(['rank'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('no subtopics to rank') as string,
    });
    expect(await json('topics', 'import', file)).toMatchObject({
      zones: { created: 1 },
      topics: { created: 2 },
      subtopics: { created: 2 },
    });
    const again = await run(['topics', 'import', file]);
    expect(again.stdout).toContain('subtopics  0 created, 0 changed, 2 unchanged');
    expect(again.stderr).toContain('colophon topics embed');
    expect((await run(['topics', 'list'])).stdout.split('\n')).toEqual([
      'VECTORS  SUBTOPIC',
      'pending  Data > Lists > Slices',
      'pending  Data > Lists > Copies',
      '',
    ]);
    expect(await json('topics', 'list', 'topics', '--zone', 'data')).toMatchObject({
      count: 2,
      topics: [{ name: 'Lists', subtopics: 2 }, { name: 'Sets' }],
    });
    expect(await json('topics', 'export')).toMatchObject({
      zones: [{ name: 'Data', order: 0, topics: [{ subtopics: [{ name: 'Slices' }, { order: 5 }] }, {}] }],
    });
    expect((await run(['topics', 'export'])).stdout).toContain('    topics:\n      - name: Lists\n');
  });

  it('add, rename, move, show and delete', async () => {
    const added = ['Cuts', '--in', 'Lists', '--code', 'slices', '--order', '1'];
    expect(await json('topics', 'add', 'subtopic', ...added)).toMatchObject({
      order: 1,
      codeIntent: 'slices',
    });
    const intents = ['--concept', 'How a part is cut', '--code', '', '--order', '3'];
    expect(await json('topics', 'change', 'subtopic', 'Cuts', ...intents)).toMatchObject({
      order: 3,
      conceptIntent: 'How a part is cut',
      codeIntent: null,
      embeddingStatus: 'pending',
    });
    expect(
      await json('topics', 'change', 'topic', 'Sets', '--slug', 's', '--description', 'x'),
    ).toMatchObject({
      name: 'Sets',
      slug: 's',
      description: 'x',
    });
    expect(await json('topics', 'change', 'zone', 'Data', '--order', '7')).toMatchObject({ order: 7 });
    expect(await json('topics', 'rename', 'subtopic', 'Cuts', 'Parts')).toMatchObject({ name: 'Parts' });
    expect(await json('topics', 'move', 'subtopic', 'Lists > Parts', 'Sets')).toMatchObject({
      topic: { name: 'Sets' },
    });
    expect((await run(['topics', 'show', 'parts'])).stdout).toContain(
      'conceptIntent      How a part is cut\n',
    );
    expect(await run(['topics', 'delete', 'topic', 'Sets'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The topic has 1 subtopic. [taxonomy.not_empty]') as string,
    });
    expect(await json('topics', 'delete', 'subtopic', 'Parts')).toEqual({
      removed: { zones: 0, topics: 0, subtopics: 1 },
    });
  });

  it('embed, rank and show what the library lacks', async () => {
    expect(await json('topics', 'embed')).toMatchObject({ total: 2, new: 2, failed: 0 });
    expect(await json('rank')).toMatchObject({
      status: 'warning',
      processed_subtopics: 0,
      total_similarities: 0,
      message: 'There are no embedded chunks to rank.',
    });
    const overview = await run(['rank', '--overview', '--coverage', 'none']);
    expect(overview.stdout).toContain('Lists > Slices');
    expect(overview.stdout).toContain('Concept lists: 0 good, 0 weak, 2 none.');
    expect(await json('topics', 'chunks', 'Slices')).toMatchObject({
      lists: [{ chunks: [] }, { chunks: [] }],
    });
    expect(await json('topics', 'delete', 'zone', 'Data', '--force')).toEqual({
      removed: { zones: 1, topics: 2, subtopics: 2 },
    });
  });

  it.each([
    ['nothing to do', ['topics']],
    ['an unknown kind', ['topics', 'add', 'chapter', 'x']],
    ['a topic in nothing', ['topics', 'add', 'topic', 'x', '--description', 'd']],
    ['a name that is too long', ['topics', 'add', 'zone', 'x'.repeat(101), '--description', 'd']],
    ['a change of nothing', ['topics', 'change', 'zone', 'Data']],
    ['a change of what a topic has not', ['topics', 'change', 'topic', 'Lists', '--code', 'x']],
    ['a zone with an intent', ['topics', 'add', 'zone', 'x', '--description', 'd', '--concept', 'x']],
    ['a zone that is moved', ['topics', 'move', 'zone', 'x', 'y']],
    ['a threshold above 1', ['rank', '--threshold', '1.5']],
    ['a threshold that is no number', ['rank', '--threshold', 'NaN']],
    ['51 chunks a list', ['rank', '--top-k', '51']],
    ['a filter without an overview', ['rank', '--min-chunks', '1']],
  ])('end with 2 on %s', async (_, args) => {
    expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('error: ') as string });
  });
});
