import { sectionsBook } from '../services/books.js';
import { GuardedServer } from '../services/guarded-server.js';
import { until } from '../services/until.js';
import { WebReceiver, status } from '../services/web-receiver.js';

/** As a span comes in JSON (opentelemetry.io, OTLP): kinds are 1 internal, 2 server, 4 producer, 5 consumer. */
interface Span {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status?: { readonly code?: number };
  readonly attributes?: readonly {
    readonly key: string;
    readonly value: { readonly stringValue?: string };
  }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: NonNullable<Span['attributes']> };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

describe('the traces of a server', () => {
  let collector: WebReceiver;
  let server: GuardedServer;
  let spans: readonly Span[];
  let received: string;

  const spansSoFar = () =>
    collector.requests
      .map(({ body }) => JSON.parse(body) as Export)
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  const named = (name: string, traceId = TRACE) =>
    spans.filter((span) => span.name === name && span.traceId === traceId);
  /** From the root down to a span. */
  const pathOf = (span: Span): string[] => {
    const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
    return [...(parent ? pathOf(parent) : []), span.name];
  };

  beforeAll(async () => {
    collector = await WebReceiver.start();
    collector.answer = status(200, { 'content-type': 'application/json' }, '{}');
    server = await GuardedServer.make();
    await server.open({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.port}`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-library=the%20books',
      OTEL_SERVICE_NAME: 'a-library',
    });
    const upload = server.api().post('/v1/documents').field('title', 'A private title');
    const added = await upload.attach('file', sectionsBook(4), 'a.pdf').expect(201);
    const { id } = added.body as { id: string };
    const start = server.api().post(`/v1/documents/${id}/runs`).send({});
    await start.set('traceparent', `00-${TRACE}-${CALLER}-01`).expect(202);
    await until('the job is told', () => spansSoFar().some(({ name }) => name === 'job ingest'));
    await server.get('/v1/search?query=a private question').expect(200);
    await server.get('/v1/documents/seven').expect(404);
    await server.get('/v1/health').expect(200);
    await server.get('/metrics').expect(200);
    // Sends what waits.
    await server.close();
    spans = spansSoFar();
    received = collector.requests.map(({ body }) => body).join('\n');
  });
  afterAll(async () => {
    await server.remove();
    await collector.close();
  });

  it('lead from a request through the queue to the work', () => {
    const route = 'POST /v1/documents/:id/runs';
    const [request] = named(route);
    expect(request).toMatchObject({ kind: 2, parentSpanId: CALLER });
    const job = [route, 'enqueue ingest', 'job ingest'];
    expect(named('enqueue ingest')).toMatchObject([{ kind: 4 }]);
    expect(named('job ingest').map(pathOf)).toEqual([job]);
    expect(named('job ingest')).toMatchObject([{ kind: 5 }]);
    for (const stage of ['reading', 'embedding', 'publishing']) {
      expect(named(`stage ${stage}`).map(pathOf)).toEqual([[...job, `stage ${stage}`]]);
    }
    expect(pathOf(named('embed')[0]!)).toEqual([...job, 'stage embedding', 'embed']);
    expect(pathOf(named('database_write vectors')[0]!)).toContain('stage embedding');
    expect(named('database_write publishing').map(pathOf)).toEqual([
      [...job, 'stage publishing', 'database_write publishing'],
    ]);
  });

  it('show the legs of a search', () => {
    const [request] = spans.filter(({ name }) => name === 'GET /v1/search');
    const legs = named('search vector', request!.traceId);
    expect(legs.map(pathOf)).toEqual([['GET /v1/search', 'search whole', 'search vector']]);
    expect(named('search query', request!.traceId).map((span) => pathOf(span).at(-2))).toEqual([
      'search vector',
    ]);
    expect(named('search lexical', request!.traceId)).toHaveLength(1);
  });

  it('come from the process that the settings name, without probes and the words of users', () => {
    const [{ headers, body }] = collector.requests as [(typeof collector.requests)[0]];
    expect(headers['x-library']).toBe('the books');
    const { attributes } = (JSON.parse(body) as Export).resourceSpans[0]!.resource;
    expect(attributes.find(({ key }) => key === 'service.name')?.value.stringValue).toBe('a-library');
    expect(spans.filter(({ name }) => /health|metrics/.test(name))).toEqual([]);
    expect(received).not.toContain('private');
    expect(received).not.toContain('seven');
  });
});
