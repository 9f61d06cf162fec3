import { anyPlace } from '../services/libraries.js';
import type { TestPlace } from '../services/libraries.js';
import { CommandLine } from '../services/command-line.js';
import { CommandsHere } from '../services/commands-here.js';
import type { KeyView, NewKeyView } from '../../src/access/key-view.js';

describe('colophon keys', () => {
  let place: TestPlace;
  let alone: CommandLine;
  let colophon: CommandsHere;

  beforeAll(async () => {
    place = await anyPlace();
    const folder = place.environment['COLOPHON_DATA_DIR']!;
    alone = new CommandLine(folder, place.environment);
    colophon = new CommandsHere(folder, place.environment);
  });
  afterAll(() => place.remove());

  it('makes, replaces, revokes and lists keys, and prints each one once', async () => {
    const made = await alone.run(['keys', 'create', 'reading room', '--scope', 'write', '--days', '9']);
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^colo_[0-9A-Za-z]{57}\n$/) as string,
    });
    expect(made.stderr).toContain('reading room has the scope write');
    const id = made.stdout.slice('colo_'.length, 'colo_'.length + 8);

    const next = await colophon.json<NewKeyView>(['keys', 'rotate', id, '--overlap', '1']);
    expect(next).toMatchObject({ name: 'reading room', scope: 'write', state: 'active' });
    await colophon.json(['keys', 'revoke', next.id]);

    const { keys } = await colophon.json<{ keys: KeyView[] }>(['keys', 'list']);
    expect(keys).toMatchObject([
      { id: next.id, state: 'revoked' },
      { id, state: 'active', replacedBy: next.id },
    ]);
    expect(JSON.stringify(keys)).not.toMatch(/colo_/);

    const unknown = await colophon.run(['keys', 'create', 'x', '--document', 'no such book', '--json']);
    expect(unknown.code).toBe(2);
    expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'document.not_found' } });
    expect(await colophon.json(['audit'])).toEqual({ entries: [] });
  });
});
