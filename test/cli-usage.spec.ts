import { fileURLToPath } from 'node:url';
import { CommandsHere } from './services/commands-here.js';
import { anyPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';

const HANDBOOK = fileURLToPath(new URL('../samples/handbook.pdf', import.meta.url));

/** In this process: to start one for each slip takes ten times as long. */
describe('the command line, used wrongly', () => {
  let place: TestPlace;
  let cli: CommandsHere;

  beforeAll(async () => {
    place = await anyPlace();
    cli = new CommandsHere(place.environment['COLOPHON_DATA_DIR']!, place.environment);
  });
  afterAll(() => place.remove());

  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['documents', '--frob']],
    ['a missing argument', ['ingest']],
    ['a limit that is too large', ['search', 'x', '--limit', '51']],
    ['an unknown chunk type', ['search', 'x', '--type', 'poem']],
    ['a wrong difficulty', ['ingest', HANDBOOK, '--difficulty', 'hard']],
    ['nothing to inspect', ['inspect']],
    ['pages to inspect that are not named', ['inspect', 'pages', HANDBOOK]],
    ['page 0', ['inspect', 'pages', HANDBOOK, '--pages', '0']],
    ['pages that run backwards', ['inspect', 'pages', HANDBOOK, '--pages', '12-10']],
    ['pages that are no numbers', ['inspect', 'pages', HANDBOOK, '--pages', 'a']],
    ['an empty query', ['search', '']],
    ['a search with a model that is not named', ['search', 'x', '--model']],
    ['an argument too many', ['status', 'a', 'b']],
    ['a second document to cancel', ['cancel', 'a', 'b']],
    ['nothing to retry', ['retry']],
    ['a document to retry beside all that failed', ['retry', 'x', '--failed']],
    ['nothing to reprocess', ['reprocess']],
    ['two selections to reprocess', ['reprocess', '--all', '--failed']],
    ['no jobs to redrive', ['jobs', 'redrive']],
    ['nothing to do with models', ['models']],
    ['no model to import', ['models', 'import']],
    ['an unknown pooling', ['models', 'import', 'x', '--pooling', 'max']],
    ['nothing to do with keys', ['keys']],
    ['a key without a name', ['keys', 'create']],
    ['an unknown scope', ['keys', 'create', 'x', '--scope', 'root']],
    ['no quotation', ['where-is']],
    ['nothing to make a context of', ['context']],
    ['a question and a subtopic', ['context', 'x', '--subtopic', 'y']],
    ['a budget that is too small', ['context', 'x', '--budget', '5']],
    ['nothing to evaluate', ['eval']],
    ['no file of questions', ['eval', 'retrieval']],
    ['a seed that is no number', ['eval', 'auto', '--seed', 'x']],
    ['pages beyond the end', ['inspect', 'pages', HANDBOOK, '--pages', '998-999']],
  ])('ends with 2 on %s', async (_, args) => {
    expect(await cli.run(args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('error: ') as string,
    });
  });
});
