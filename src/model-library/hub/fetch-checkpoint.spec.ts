import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMIT, Droppable, Hub, drop, serve, siblingsOf, status } from '../testing/hub.js';
import type { Answer, HubFiles } from '../testing/hub.js';
import { fetchCheckpoint } from './fetch-checkpoint.js';
import type { FetchOptions } from './fetch-checkpoint.js';

const ID = 'owner/model-small';

const FILES: HubFiles = {
  'config.json': Buffer.from('{}'),
  'model.safetensors': randomBytes(300_000),
  'tokenizer.json': Buffer.from('{"model":{}}'),
  '1_Pooling/config.json': Buffer.from('{"pooling_mode_cls_token":true}'),
};

describe('fetching a checkpoint from a hub', () => {
  const weights = 'model.safetensors';
  let hub: Hub;
  let into: string;
  let options: FetchOptions;
  let connection: Droppable;
  /** Drops the connection when a part of the weights was received. */
  let dropping: FetchOptions;

  beforeEach(async () => {
    hub = new Hub(ID, FILES);
    into = await mkdtemp(join(tmpdir(), 'colophon-fetch-'));
    options = {
      hub: await hub.open(),
      id: ID,
      revision: 'main',
      into,
      offline: false,
      stallMs: 300,
      retryPausesMs: [1, 1, 1],
    };
    connection = new Droppable();
    dropping = { ...options, onProgress: (name) => name === weights && connection.drop() };
  });

  afterEach(async () => {
    await hub.close();
    await rm(into, { recursive: true });
  });

  /** Whether every file was downloaded, byte by byte, and nothing else is left. */
  async function comesWhole(how = options): Promise<boolean> {
    const { directory, commit } = await fetchCheckpoint(how);
    const came = await Promise.all(
      Object.entries(FILES).map(async ([name, content]) =>
        content.equals(await readFile(join(directory, name))),
      ),
    );
    const left = (await readdir(directory)).filter((name) => name.includes('.part'));
    return commit === COMMIT && !came.includes(false) && left.length === 0;
  }

  it('downloads every needed file, at the commit that the hub names', async () => {
    expect(await comesWhole()).toBe(true);
    expect(hub.for(`/resolve/${COMMIT}/`)).toHaveLength(4);
  });

  it('reports its progress', async () => {
    const told: [string, number, number][] = [];
    await fetchCheckpoint({ ...options, onProgress: (...progress) => told.push(progress) });
    expect(told.filter(([name]) => name === weights).at(-1)).toEqual([weights, 300_000, 300_000]);
  });

  it('continues where a dropped connection stopped', async () => {
    hub.misbehave(weights, connection.answer(FILES[weights]!, 100_000));
    expect(await comesWhole(dropping)).toBe(true);
    const [first, second] = hub.for(weights);
    expect(first!.headers.range).toBeUndefined();
    expect(Number(/bytes=(\d+)-/.exec(second!.headers.range!)![1])).toBeGreaterThan(0);
  });

  it('continues in another call, without fetching existing files again', async () => {
    const drops = Array.from({ length: 4 }, () => connection.answer(FILES[weights]!, 100_000));
    hub.misbehave(weights, ...drops);
    await expect(fetchCheckpoint(dropping)).rejects.toMatchObject({ code: 'model.hub_unreachable' });
    expect(await comesWhole()).toBe(true);
    expect(hub.for('config.json').filter(({ url }) => !url!.includes('1_Pooling'))).toHaveLength(1);
    expect(hub.for(weights).at(-1)!.headers.range).toBeDefined();
  });

  it('starts a file again if the server cannot continue from a position', async () => {
    const ignoresRange: Answer = (_, response) => {
      response.writeHead(200, { etag: '"other"' });
      response.end(FILES[weights]);
    };
    hub.misbehave(weights, drop(FILES[weights]!, 100_000), ignoresRange);
    expect(await comesWhole()).toBe(true);
  });

  it('fetches a file with a wrong hash once more', async () => {
    hub.misbehave(weights, serve(randomBytes(300_000)));
    expect(await comesWhole()).toBe(true);
  });

  it('rejects a file with a wrong hash twice, and keeps nothing of it', async () => {
    hub.misbehave(weights, serve(randomBytes(300_000)), serve(randomBytes(300_000)));
    await expect(fetchCheckpoint(options)).rejects.toMatchObject({ code: 'model.download_corrupt' });
    const kept = await readdir(into, { recursive: true });
    expect(kept.filter((name) => name.endsWith(weights) || name.endsWith('.part'))).toEqual([]);
  });

  it('does not accept more bytes than described', async () => {
    hub.misbehave(weights, serve(randomBytes(900_000)));
    expect(await comesWhole()).toBe(true);
  });

  it.each([500, 503, 429])('tries again after %d', async (code) => {
    hub.misbehave('/api/', status(code, { 'retry-after': '0' }));
    hub.misbehave(weights, status(code, { 'retry-after': '0' }));
    expect(await comesWhole()).toBe(true);
  });

  it('tries again if nothing arrives', async () => {
    hub.misbehave(weights, (_, response) => void response.writeHead(200, { etag: '"tag"' }).write('x'));
    expect(await comesWhole()).toBe(true);
  });

  it('gives up on a hub that stays unavailable', async () => {
    await hub.close();
    await expect(fetchCheckpoint(options)).rejects.toMatchObject({ code: 'model.hub_unreachable' });
    hub = new Hub(ID, FILES);
    await hub.open();
  });

  it.each([
    [404, 'model.hub_not_found'],
    [401, 'model.hub_forbidden'],
    [403, 'model.hub_forbidden'],
    [418, 'model.hub_answer'],
  ])('names what %d means', async (code, expected) => {
    hub.misbehave('/api/', status(code));
    await expect(fetchCheckpoint(options)).rejects.toMatchObject({ code: expected });
  });

  it('never uses a name from the hub as a path', async () => {
    const [first] = siblingsOf(FILES);
    const evil = ['../../evil', '/etc/passwd', '..\\evil'].map((rfilename) => ({ ...first, rfilename }));
    hub.description = { sha: COMMIT, siblings: [...evil, ...siblingsOf(FILES)] };
    expect(await comesWhole()).toBe(true);
    expect(hub.for('evil')).toEqual([]);
  });

  it.each([
    ['../x', 'main'],
    ['a/b/c', 'main'],
    ['.hidden', 'main'],
    [ID, '../../x'],
  ])('does not ask for %s at %s', async (id, revision) => {
    await expect(fetchCheckpoint({ ...options, id, revision })).rejects.toMatchObject({
      code: 'model.hub_id',
    });
    expect(hub.requests).toEqual([]);
  });

  it.each([
    ['nothing of the kind', [], /has no config\.json/],
    [
      'weights that can run code',
      [
        ...siblingsOf(FILES).filter(({ rfilename }) => rfilename !== weights),
        { rfilename: 'pytorch_model.bin', size: 1, blobId: 'x' },
      ],
      /has no model\.safetensors/,
    ],
  ])('reports what is missing from a model with %s', async (_, files, message) => {
    hub.description = { sha: COMMIT, siblings: files };
    await expect(fetchCheckpoint(options)).rejects.toMatchObject({
      code: 'model.unsupported',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([[{}], [[]], [{ sha: '../..', siblings: [] }], [{ sha: COMMIT }]])(
    'rejects an invalid answer: %j',
    async (answer) => {
      hub.description = answer;
      await expect(fetchCheckpoint(options)).rejects.toMatchObject({ code: 'model.hub_answer' });
    },
  );

  it('sends the token to the hub, but not to where the hub redirects', async () => {
    const other = new Hub(ID, FILES);
    const elsewhere = await other.open();
    other.misbehave('/cdn', serve(FILES[weights]!));
    hub.misbehave(weights, status(302, { location: `${elsewhere}/cdn` }));
    await fetchCheckpoint({ ...options, token: 'secret' });
    await other.close();
    expect(hub.requests[0]!.headers.authorization).toBe('Bearer secret');
    expect(other.requests).toHaveLength(1);
    expect(other.requests[0]!.headers.authorization).toBeUndefined();
  });

  it('does not follow redirects without end', async () => {
    hub.misbehave('/api/', ...Array.from({ length: 10 }, () => status(302, { location: '/api/again' })));
    await expect(fetchCheckpoint(options)).rejects.toMatchObject({ code: 'model.hub_answer' });
  });

  it('touches no network when offline', async () => {
    await expect(fetchCheckpoint({ ...options, offline: true })).rejects.toMatchObject({
      code: 'model.offline',
    });
    expect(hub.requests).toEqual([]);
  });

  it('stops when aborted, and keeps the part that it received', async () => {
    const controller = new AbortController();
    const fetching = fetchCheckpoint({
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(fetching).rejects.toThrow('enough');
    expect(await comesWhole()).toBe(true);
  });
});
