import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttpClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { INestApplication } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import request from 'supertest';
import { KeysService } from '../src/access/keys.service.js';
import { TokenCounters } from '../src/context/token-counters.js';
import { DocumentsService } from '../src/documents/documents.service.js';
import { IngestionService } from '../src/ingestion/ingestion.service.js';
import { LibraryTools } from '../src/mcp/library-tools.js';
import type { PdfPage } from '../src/pdf/testing/make-pdf.js';
import { makePdf } from '../src/pdf/testing/make-pdf.js';
import { RankingService } from '../src/ranking/ranking.service.js';
import { startServer } from '../src/roles/start-server.js';
import { TopicEmbedding } from '../src/topics/topic-embedding.js';
import { TopicsService } from '../src/topics/topics.service.js';
import { anyPlace } from './services/libraries.js';
import type { TestPlace } from './services/libraries.js';
import { CLI } from './services/programs.js';

const CHAPTER = new URL('../docs/handbook/06-programs-that-use-colophon.md', import.meta.url);
const MODERN = '2026-07-28';
const TOOLS = ['list_books', 'outline', 'search', 'read', 'verify_quote', 'page_image', 'topics'];

const CHAPTERS = [
  ['Locks', 'A mutex guards shared data, and whoever waits for two of them may wait for ever.'],
  ['Sockets', 'A socket connects two programs over the network, and each end may close it first.'],
  ['Storage', 'The rows of a table are kept on disk in pages, which are written whole or not at all.'],
] as const;

/** Two pages of front matter with roman numbers, then one chapter a page. */
function book(): Uint8Array {
  const front = ['A Book of Parts', 'Written for a test'].map((line): PdfPage => {
    return { texts: [{ text: line, x: 72, y: 700, size: 12 }] };
  });
  const chapters = CHAPTERS.map(([heading, sentence], page): PdfPage => {
    const remarks = Array.from({ length: 14 }, (_, i) => {
      return `Remark ${i} on ${heading.toLowerCase()} tells more about case ${page * 14 + i}, which is seldom met.`;
    });
    const lines = [sentence, ...remarks].map((line, i) => ({ text: line, x: 72, y: 690 - i * 22 }));
    return { texts: [{ text: heading, x: 72, y: 730, size: 18 }, ...lines] };
  });
  const outline = CHAPTERS.flatMap(([title], i) => [
    { title, level: 0, page: i + 3, y: 740 },
    { title: `Remarks on ${title.toLowerCase()}`, level: 1, page: i + 3, y: 680 },
  ]);
  return makePdf({ title: 'A Book of Parts', pages: [...front, ...chapters], outline, arabicFrom: 3 });
}

/** What chapter 6 of the handbook tells readers to give their assistants. */
interface Configured {
  readonly command?: string;
  readonly args?: readonly string[];
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function configurations(): Promise<readonly Configured[]> {
  const chapter = await readFile(CHAPTER, 'utf8');
  return [...chapter.matchAll(/^```json\n([^`]*"mcpServers"[^`]*)^```/gm)].map(([, json]) => {
    return (JSON.parse(json!) as { mcpServers: { colophon: Configured } }).mcpServers.colophon;
  });
}

interface Called {
  readonly isError?: boolean;
  readonly content: readonly { type: string; text?: string; data?: string; mimeType?: string }[];
  readonly structuredContent?: unknown;
}

/** The part of both official clients that the tests use. */
interface ToolClient {
  listTools(): Promise<{ tools: readonly { name: string; outputSchema?: object; inputSchema: object }[] }>;
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  getInstructions(): string | undefined;
  close(): Promise<void>;
}

interface Passages {
  readonly passages: readonly { readonly chunkId: string; readonly text: string; readonly isCut: boolean }[];
  readonly leftOut: number;
}

function textOf({ content }: Called): string {
  return content.map((part) => part.text ?? '').join('\n');
}

describe('an assistant that reads the library', () => {
  let place: TestPlace;
  let app: INestApplication;
  let address: URL;
  let bookId: string;
  let client: ToolClient;
  let started: Configured;
  let served: Configured;
  let keyed: Configured;
  const clients: ToolClient[] = [];

  beforeAll(async () => {
    place = await anyPlace();
    app = await startServer('0.0.0', { ...place.environment, PORT: '0', LOG_LEVEL: 'silent' });
    [started, served, keyed] = (await configurations()) as [Configured, Configured, Configured];
    address = new URL(new URL(served.url!).pathname, await app.getUrl());
    const path = join(place.environment['COLOPHON_DATA_DIR']!, 'parts.pdf');
    await writeFile(path, book());
    const { document } = await app.get(DocumentsService).addPath(path, {});
    bookId = document.id;
    await app.get(IngestionService).ingest(bookId, false);
    const topics = app.get(TopicsService);
    const zone = await topics.addZone({ name: 'Programs', description: 'What programs do.' });
    const topic = await topics.addTopic({
      name: 'Networks',
      description: 'How programs meet.',
      zone: zone.id,
    });
    await topics.addSubtopic({
      name: 'Sockets',
      topic: topic.id,
      conceptIntent: 'A socket connects two programs over the network.',
    });
    await app.get(TopicEmbedding).embedAll();
    await app.get(RankingService).rank();
    client = await modern(new StreamableHTTPClientTransport(address));
  });

  afterAll(async () => {
    await Promise.all(clients.map((one) => one.close()));
    await app.close();
    await place.remove();
  });

  const stdio = () => ({
    command: process.execPath,
    args: [CLI, ...started.args!.slice(1)],
    env: { PATH: process.env['PATH']!, ...place.environment },
    stderr: 'ignore' as const,
  });

  async function modern(
    transport: StdioClientTransport | StreamableHTTPClientTransport,
  ): Promise<ToolClient> {
    const made = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: { pin: MODERN } } },
    );
    clients.push(made);
    await made.connect(transport);
    return made;
  }

  async function old(transport: OldStdioClientTransport | OldHttpClientTransport): Promise<ToolClient> {
    const made = new OldClient({ name: 'test', version: '1' });
    clients.push(made);
    await made.connect(transport);
    return made;
  }

  async function call(name: string, args: Record<string, unknown> = {}, by = client): Promise<Called> {
    return (await by.callTool({ name, arguments: args })) as Called;
  }

  /** The structured answer of a call that must succeed. */
  async function answer<T>(name: string, args: Record<string, unknown> = {}): Promise<T> {
    const called = await call(name, args);
    if (called.isError) throw new Error(`${name} refused: ${textOf(called)}`);
    return called.structuredContent as T;
  }

  async function refusal(name: string, args: Record<string, unknown>): Promise<string> {
    const called = await call(name, args);
    expect(called.isError).toBe(true);
    return textOf(called);
  }

  it.each([
    ['of 2026 over HTTP', () => modern(new StreamableHTTPClientTransport(address))],
    ['of 2025 over HTTP', () => old(new OldHttpClientTransport(address))],
    ['of 2026 over stdio', () => modern(new StdioClientTransport(stdio()))],
    ['of 2025 over stdio', () => old(new OldStdioClientTransport(stdio()))],
  ])('gets the same tools by the protocol %s', async (_name, connect) => {
    const by = await connect();
    const { tools } = await by.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS);
    expect(by.getInstructions()).toContain('Cite every fact');
    const called = await call('search', { query: 'What connects two programs?' }, by);
    const { outputSchema } = tools.find(({ name }) => name === 'search')!;
    const validate = new Ajv2020({ strict: false }).compile(outputSchema!);
    validate(called.structuredContent);
    expect(validate.errors).toBeNull();
    expect(textOf(called)).toContain('A Book of Parts > Sockets, p. 4 (printed 2)');
    const wrong = await call('read', { book: 'No such book', pageFirst: 1 }, by);
    expect(wrong.isError).toBe(true);
    expect(textOf(wrong)).toContain('[document.not_found]');
    await by.close();
  });

  it('is told that every tool only reads, and what their arguments are', async () => {
    const { tools } = await client.listTools();
    expect(tools.every(({ inputSchema }) => 'additionalProperties' in inputSchema)).toBe(true);
    expect(tools).toEqual(
      TOOLS.map(
        (name) =>
          expect.objectContaining({
            name,
            annotations: expect.objectContaining({ readOnlyHint: true }) as object,
          }) as object,
      ),
    );
  });

  it('lists the books', async () => {
    expect(await answer('list_books')).toEqual({
      count: 1,
      books: [
        {
          bookId,
          book: 'A Book of Parts',
          difficulty: 'beginner',
          pages: 5,
          passages: expect.any(Number) as number,
          status: 'completed',
        },
      ],
      next: null,
    });
  });

  it('sees the contents, level by level, and of one section', async () => {
    interface Outline {
      readonly entries: readonly {
        sectionId: string;
        title: string;
        level: number;
        pageFirst: number;
        pageLabelFirst: string | null;
      }[];
      readonly leftOut: number;
    }
    const whole = await answer<Outline>('outline', { book: bookId });
    expect(whole.entries.map(({ title }) => title)).toEqual(
      CHAPTERS.flatMap(([title]) => [title, `Remarks on ${title.toLowerCase()}`]),
    );
    expect(whole.entries[2]).toMatchObject({ pageFirst: 4, pageLabelFirst: '2' });
    const top = await answer<Outline>('outline', { book: 'parts.pdf', levels: 1 });
    expect(top).toMatchObject({ leftOut: 3, entries: CHAPTERS.map(([title]) => ({ title, level: 0 })) });
    const part = await answer<Outline>('outline', { section: whole.entries[4]!.sectionId });
    expect(part.entries.map(({ title }) => title)).toEqual(['Storage', 'Remarks on storage']);
  });

  it('reads pages and sections to their ends, in parts that fit its budget', async () => {
    interface Reading {
      readonly parts: readonly { citation: string; chunkIds: readonly string[]; text: string }[];
      readonly next: string | null;
    }
    const whole = await answer<Reading>('read', { book: bookId, pageFirst: 3, pageLast: 5 });
    expect(whole.next).toBeNull();
    const texts = whole.parts.map((part) => part.text).join('\n');
    for (const [, sentence] of CHAPTERS) expect(texts.replace(/\s+/g, ' ')).toContain(sentence);
    expect(whole.parts[0]!.citation).toBe('A Book of Parts > Locks, p. 3 (printed 1)');
    const ids: string[] = [];
    let from: string | null = null;
    do {
      const part: Reading = await answer<Reading>('read', {
        book: bookId,
        pageFirst: 3,
        pageLast: 5,
        budget: 600,
        ...(from !== null && { from }),
      });
      ids.push(...part.parts.flatMap(({ chunkIds }) => chunkIds));
      from = part.next;
    } while (from !== null);
    expect(ids).toEqual(whole.parts.flatMap(({ chunkIds }) => chunkIds));
  });

  it('finds passages within its budget, as text and as JSON', async () => {
    const { count } = await app.get(TokenCounters).for('concept');
    const sizes: number[] = [];
    for (const budget of [300, 500, 900, 3000]) {
      const called = await call('search', { query: 'remark on a seldom case', limit: 10, budget });
      const found = called.structuredContent as Passages;
      expect(count(textOf(called))).toBeLessThanOrEqual(budget);
      expect(count(JSON.stringify(found))).toBeLessThanOrEqual(budget);
      expect(found.passages.length).toBeGreaterThan(0);
      sizes.push(found.passages.reduce((sum, { text: { length } }) => sum + length, 0));
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(sizes[0]).toBeLessThan(sizes[3]!);
  });

  it('verifies quotations: exact, near with the difference, or an honest no', async () => {
    const sentence = CHAPTERS[1][1];
    const exact = await answer('verify_quote', { quote: sentence });
    expect(exact).toMatchObject({
      found: 'exact',
      places: [
        {
          pageFirst: 4,
          pageLabelFirst: '2',
          differences: [],
          citation: expect.stringContaining('p. 4 (printed 2)') as string,
        },
      ],
    });
    const near = await answer('verify_quote', { quote: sentence.replace('connects', 'joins') });
    expect(near).toMatchObject({
      found: 'near',
      places: [{ text: sentence, differences: [{ quote: 'joins', book: 'connects' }] }],
    });
    const none = await call('verify_quote', { quote: 'Nobody has ever written this sentence anywhere.' });
    expect(none).toMatchObject({ structuredContent: { found: 'none', count: 0, places: [] } });
    expect(textOf(none)).toContain('Do not present it as a quotation');
  });

  it('sees a page as it is printed', async () => {
    const { content, structuredContent } = await call('page_image', { book: bookId, page: 4 });
    expect(content[0]).toMatchObject({ type: 'image', mimeType: 'image/png' });
    expect(Buffer.from(content[0]!.data!, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(structuredContent).toMatchObject({ pageFirst: 4, pageLabelFirst: '2', book: 'A Book of Parts' });
  });

  it('goes from topics to subtopics to their passages', async () => {
    expect(await answer('topics')).toMatchObject({
      topics: [{ zone: 'Programs', topic: 'Networks', subtopics: 1 }],
    });
    expect(await answer('topics', { topic: 'Networks' })).toMatchObject({ subtopics: ['Sockets'] });
    const { concept } = await answer<{ concept: Passages['passages'] }>('topics', { subtopic: 'Sockets' });
    expect(concept[0]).toMatchObject({ pageFirst: 4, pageLabelFirst: '2', bookId });
  });

  it.each([
    ['search', {}, 'The argument "query" is wrong'],
    ['search', { query: 'sockets', page: 3 }, 'There is no argument "page"'],
    ['search', { query: 'sockets', limit: 1000 }, 'The argument "limit" is wrong'],
    ['search', { query: 'sockets', books: ['Nowhere'] }, 'Call list_books'],
    ['search', { query: '\u200b' }, '[search.empty_query]'],
    ['read', { pageFirst: 2 }, 'None of section and book'],
    ['read', { section: '00000000-0000-4000-8000-000000000000' }, '[section.not_found]'],
    ['read', { book: 'parts.pdf', pageFirst: 9 }, 'it ends with page 5'],
    ['read', { book: 'parts.pdf', pageFirst: 3, pageLast: 2 }, 'run backwards'],
    ['page_image', { book: 'parts.pdf', page: 6 }, '[page.not_found]'],
    ['topics', { subtopic: 'Cooking' }, 'Call topics'],
    ['verify_quote', { quote: 'short' }, 'The argument "quote" is wrong'],
  ])('learns from %s %j what to do next', async (name, args, told) => {
    const message = await refusal(name, args);
    expect(message).toContain(told);
    expect(message.split('\n').length).toBeGreaterThan(1);
    expect(message).not.toMatch(/\bat .*\.[jt]s:\d/);
  });

  it('reads nothing beyond what its key is limited to', async () => {
    const [, outline, search, read] = app.get(LibraryTools).all;
    const allowed = ['00000000-0000-4000-8000-000000000000'];
    const run = (tool: typeof read, args: object) => tool!.run(args, allowed);
    const missing = { code: 'document.not_found' };
    await expect(run(read, { book: bookId, pageFirst: 3 })).rejects.toMatchObject(missing);
    await expect(run(outline, { book: 'A Book of Parts' })).rejects.toMatchObject(missing);
    await expect(run(search, { query: 'sockets' })).rejects.toMatchObject(missing);
    const { entries } = await answer<{ entries: { sectionId: string }[] }>('outline', { book: bookId });
    const section = entries[0]!.sectionId;
    await expect(run(read, { section })).rejects.toMatchObject({ code: 'section.not_found' });
    expect(await app.get(LibraryTools).all[0]!.run({}, allowed)).toMatchObject({
      structured: { count: 0, books: [] },
    });
  });

  it('is answered by the guards of the server like every other client', async () => {
    const post = () => request(app.getHttpServer()).post('/mcp');
    const answers = [
      await post().set('host', 'evil.example').send({}),
      await post().set('origin', 'https://evil.example').send({}),
      await post().type('text/plain').send('{}'),
      await post().send({ text: 'x'.repeat(200_000) }),
      await request(app.getHttpServer()).get('/mcp'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 415, 413, 405]);
    expect(answers.at(-1)!.headers).toMatchObject({ allow: 'POST' });
  });

  it('runs over stdio with nothing but messages on stdout, and ends when stdin does', async () => {
    const { command, args, env } = stdio();
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const errors = text(child.stderr);
    const messages: { id?: number; jsonrpc: string }[] = [];
    let rest = '';
    const answered = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!;
        messages.push(...lines.map((line) => JSON.parse(line) as (typeof messages)[number]));
        if (messages.some(({ id }) => id === 2)) resolve();
      });
    });
    const send = (message: object) =>
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const clientInfo = { name: 'test', version: '1' };
    send({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
    });
    send({ method: 'notifications/initialized' });
    child.stdin.write('this is no message\n{"no": "message"}\n');
    send({ id: 2, method: 'tools/call', params: { name: 'search', arguments: { query: 'sockets' } } });
    await answered;
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    expect(rest).toBe('');
    expect(messages.map(({ id, jsonrpc }) => [id, jsonrpc])).toEqual([
      [1, '2.0'],
      [2, '2.0'],
    ]);
    expect(await errors).toContain('Outside of a call');
  });

  it('needs a key where the server does, and sees no book but those of its key', async () => {
    const other = app.get(DocumentsService);
    const path = join(place.environment['COLOPHON_DATA_DIR']!, 'other.pdf');
    await writeFile(
      path,
      makePdf({ title: 'Another book', pages: [{ texts: [{ text: 'Alone', x: 72, y: 700 }] }] }),
    );
    const { document } = await other.addPath(path, {});
    const { key } = await app
      .get(KeysService)
      .create({ name: 'assistant', scope: 'read', documents: [document.id] });
    const refused = await request(app.getHttpServer()).post('/mcp').send({});
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([401, 'access.key_missing']);
    const authorization = keyed.headers!['Authorization']!.replace(/colo_\S+/, key);
    const limited = await modern(
      new StreamableHTTPClientTransport(address, { requestInit: { headers: { authorization } } }),
    );
    const listed = await call('list_books', {}, limited);
    expect(listed.structuredContent).toMatchObject({ count: 1, books: [{ bookId: document.id }] });
    const hidden = await call('read', { book: bookId, pageFirst: 3 }, limited);
    expect(textOf(hidden)).toContain('[document.not_found]');
  });
});
