import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sectionsBook } from './services/books.js';
import { GuardedServer } from './services/guarded-server.js';
import { nestedBook } from './services/nested-book.js';
import { until } from './services/until.js';
import { shownRequests } from './shown/shown-requests.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const HANDBOOK = 'docs/handbook';
/** Where the documents say the server listens. */
const SHOWN_ADDRESS = 'http://127.0.0.1:3000';
/** A stream of events does not end by itself. curl then ends with this code, and the answer was good nevertheless. */
const LISTENED_FOR_S = 5;
const CURL_TIMED_OUT = 28;

const documents = ['README.md', ...readdirSync(join(ROOT, HANDBOOK)).map((name) => join(HANDBOOK, name))];
const shown = documents.flatMap((name) => shownRequests(name, readFileSync(join(ROOT, name), 'utf8')));
const isDeletion = ({ command }: { command: string }) => command.includes('--request DELETE');
/** What the text beside the request says is refused as the server is set up here. */
const REFUSED: Readonly<Record<string, string>> = { 'from-address': 'address.off' };

interface NotebookCell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: readonly string[];
  readonly outputs?: readonly unknown[];
}

describe('the requests that README and handbook show', () => {
  let server: GuardedServer;
  let folder: string;
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await GuardedServer.make();
    await server.open();
    folder = await mkdtemp(join(tmpdir(), 'colophon-shown-'));
    await writeFile(join(folder, 'my-manual.pdf'), sectionsBook(2));
    const document = await ingest(sectionsBook(12, 2));
    await ingest(nestedBook());
    const chunks = await server.get(`/v1/documents/${document}/chunks`).expect(200);
    const zone = await server
      .api()
      .post('/v1/zones')
      .send({ name: 'Python', description: 'A language.' })
      .expect(201);
    const topic = await server
      .api()
      .post('/v1/topics')
      .send({ zone: (zone.body as { id: string }).id, name: 'Lists', description: 'Of values.' })
      .expect(201);
    variables = {
      KEY: '',
      ID: document,
      CHUNK: (chunks.body as { results: { chunkId: string }[] }).results[0]!.chunkId,
      TOPIC: (topic.body as { id: string }).id,
    };
  });

  afterAll(async () => {
    const violations = await server.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
    if (violations.length > 0) throw new Error(violations.join('\n'));
  });

  it('are found', () => {
    expect(shown.length).toBeGreaterThan(15);
  });

  // In the order of the documents, but for what takes the book away that the others ask for.
  it.each(shown.toSorted((a, b) => Number(isDeletion(a)) - Number(isDeletion(b))))(
    'work at $place',
    async ({ command }) => {
      const { status, body } = await run(command);
      const [, refusal = null] = Object.entries(REFUSED).find(([path]) => command.includes(path)) ?? [];
      const outcome = status < 300 ? null : codeOf(body);
      expect(outcome).toBe(refusal);
    },
  );

  it('are those that the notebook asks, whose cells run one after the other', async () => {
    const text = await readFile(join(ROOT, 'examples/evaluate-retrieval.ipynb'), 'utf8');
    const notebook = JSON.parse(text) as { nbformat: number; nbformat_minor: number; cells: NotebookCell[] };
    expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
    const code = notebook.cells.filter(({ cell_type: kind }) => kind === 'code');
    expect(code.flatMap(({ outputs }) => outputs)).toEqual([]);
    const script = join(folder, 'notebook.py');
    await writeFile(script, code.map(({ source }) => source.join('')).join('\n'));
    const env = { ...process.env, COLOPHON_URL: await server.app.getUrl() };
    const { stdout } = await promisify(execFile)('python3', [script], { env });
    const [questions] = /\d+ questions/.exec(stdout) ?? [];
    expect(Number.parseInt(questions!, 10)).toBeGreaterThan(0);
    // Section titles stand in the text: words find some of them.
    expect(Number(/^lexical +([\d.]+)/m.exec(stdout)?.[1])).toBeGreaterThan(0);
  });

  async function ingest(pdf: Buffer): Promise<string> {
    const { body } = await server
      .api()
      .post('/v1/documents')
      .attach('file', pdf, { filename: 'book.pdf', contentType: 'application/pdf' })
      .expect(201);
    const { id } = body as { id: string };
    await server.api().post(`/v1/documents/${id}/runs`).send({}).expect(202);
    await until('the book is complete', async () => {
      const status = await server.get(`/v1/documents/${id}/status`).expect(200);
      return (status.body as { status: string }).status === 'completed';
    });
    return id;
  }

  /** As the shell runs it, with the answer kept beside. */
  async function run(command: string): Promise<{ readonly status: number; readonly body: string }> {
    const address = await server.app.getUrl();
    const answer = join(folder, 'answer');
    const options = `--silent --show-error --max-time ${LISTENED_FOR_S} --write-out '%{http_code}'`;
    // The command may name a file for the answer itself.
    const output = command.includes('--output') ? '' : `--output '${answer}'`;
    const line = command.replaceAll(SHOWN_ADDRESS, address).replace(/^curl/, `curl ${options} ${output}`);
    const status = await new Promise<number>((resolve, reject) => {
      execFile(
        'bash',
        ['-c', line],
        { cwd: folder, env: { ...process.env, ...variables } },
        (error: (Error & { code?: unknown }) | null, stdout) => {
          if (error && error.code !== CURL_TIMED_OUT) reject(new Error(error.message));
          else resolve(Number(stdout));
        },
      );
    });
    return { status, body: output === '' ? '' : await readFile(answer, 'utf8').catch(() => '') };
  }
});

function codeOf(body: string): unknown {
  return (JSON.parse(body) as { code?: unknown }).code;
}
