import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandLine } from './services/command-line.js';
import { embeddedPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { lineApart, valueApart } from './shown/compare-output.js';
import { shownCommands } from './shown/shown-commands.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const HANDBOOK = 'docs/handbook';
/** Each one takes two or three seconds of CPU time. */
const MOST_COMMANDS = 12;

const documents = ['README.md', ...readdirSync(join(ROOT, HANDBOOK)).map((name) => join(HANDBOOK, name))];
const shown = documents
  .flatMap((name) => shownCommands(name, readFileSync(join(ROOT, name), 'utf8')))
  .map((command) => ({ ...command, line: command.args.join(' ') }));

describe('what README and handbook show', () => {
  let place: TestPlace;
  let folder: string;
  let cli: CommandLine;

  beforeAll(async () => {
    place = await embeddedPlace();
    folder = await mkdtemp(join(tmpdir(), 'colophon-shown-'));
    await symlink(join(ROOT, 'samples'), join(folder, 'samples'));
    cli = new CommandLine(folder, { ...place.environment, EMBEDDING_WORKERS: '2' });
  });

  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('is found in the README and the chapters about commands, and is short enough to be run', () => {
    const places = shown.map(({ place }) => place);
    for (const document of ['README.md', `${HANDBOOK}/02`, `${HANDBOOK}/04`]) {
      expect(places).toContainEqual(expect.stringContaining(document));
    }
    expect(shown.length).toBeLessThanOrEqual(MOST_COMMANDS);
  });

  // One after another on one library, as a reader types them.
  it.each(shown)('is the real output at $place: colophon $line', async ({ args, output }) => {
    const { code, stdout, stderr } = await cli.run(args);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    const apart = args.includes('--json')
      ? valueApart(JSON.parse(output.join('\n')), JSON.parse(stdout))
      : lineApart(output, stdout.split('\n'));
    expect(apart).toBeNull();
  });
});

describe('comparing what is shown', () => {
  it('finds commands after a $ in code blocks, but not usage lines', () => {
    const markdown =
      'a\n```text\ncolophon show CHUNK\n```\n```\n$ npx colophon search "a b" --full\nx\n```\n$ colophon no\n';
    expect(shownCommands('a.md', markdown)).toEqual([
      { place: 'a.md:6', args: ['search', 'a b', '--full'], output: ['x'] },
    ]);
  });

  it.each([
    [
      ['pages  40', '…', 'status  done'],
      ['pages   44', 'any', 'line', 'status  done', ''],
    ],
    [[' 1. 0.592  A > … > 4.2.1 b, p. 12  […]'], [' 1. 0.601  A > 4 C > 4.2.1 b, p. 10  [code]']],
    [
      ['time  2.8 s, 13 ms', '2026-11-26 13:22'],
      ['time  0.1 s, 900 ms', '2027-01-02 01:02'],
    ],
    [
      ['265 chunks.', 'Node 20.20.2.', '…'],
      ['278 chunks.', 'Node 24.1.0.'],
    ],
  ])('accepts %j as shown for %j', (lines, real) => {
    expect(lineApart(lines, real)).toBeNull();
  });

  it.each([
    [['pages  40'], ['pages  60']],
    [['0 failed'], ['1 failed']],
    [['1. 0.592  A > 4.2.1 b'], ['1. 0.522  A > 4.2.1 b']],
    [['A > 4.2.1 b'], ['A > 4.2.2 b']],
    [['A > 4 B'], ['A > 5 B']],
    [
      ['a', '…', 'c'],
      ['a', 'b', 'd'],
    ],
    [['a'], ['a', 'b']],
    [['a', 'b'], ['a']],
    [['a.c'], ['abc']],
  ])('rejects %j as shown for %j', (lines, real) => {
    expect(lineApart(lines, real)).not.toBeNull();
  });

  it('compares JSON by its names, and numbers by their meaning', () => {
    const shown = { score: 0.5, tookMs: 18, stages: { reading: 5 }, count: 10, list: [{ text: 'Begins…' }] };
    const real = {
      ...shown,
      score: 0.51,
      tookMs: 900,
      stages: { reading: 99 },
      count: 12,
      list: [{ text: 'Begins so' }],
    };
    expect(valueApart(shown, real)).toBeNull();
    for (const wrong of [
      { score: 0.6 },
      { count: 20 },
      { more: 1 },
      { list: [] },
      { list: [{ text: 'So' }] },
    ]) {
      expect(valueApart(shown, { ...real, ...wrong })).not.toBeNull();
    }
    expect(valueApart({ ...shown, lost: null }, real)).toContain('lost');
  });
});
