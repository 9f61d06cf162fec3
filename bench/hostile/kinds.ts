/** One kind of request that no honest client sends. */
export interface HostileKind {
  readonly name: string;
  /** The expected status; `left` if the client does not wait for an answer. */
  readonly status: number | 'left';
  /** The expected error code. */
  readonly code?: string;
  /** The bytes of request number `round`, as sent over the connection. */
  readonly bytes: (round: number) => Buffer;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';
const DISPOSITION = 'Content-Disposition: form-data; name="file"; filename=';
const FORM = 'multipart/form-data; boundary=own';

const pdf = (round: number) => `%PDF-1.7\n% ${round}\n%%EOF\n`;
const form = (round: number, name: string, end = '\r\n--own--\r\n') =>
  `--own\r\n${DISPOSITION}"${name}"\r\n\r\n${pdf(round)}${end}`;

function request(target: string, body = '', headers: Readonly<Record<string, string>> = {}): Buffer {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
}

const get = (path: string, headers = {}) => request(`GET ${path}`, '', headers);
const upload = (body: string, headers = {}) =>
  request('POST /v1/documents', body, { 'content-type': FORM, ...headers });
const start = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  request(`POST /v1/documents/${NOWHERE}/runs`, body, { 'content-type': 'application/json', ...headers });

const same = (bytes: Buffer) => () => bytes;
const kind = (
  name: string,
  status: HostileKind['status'],
  code: string | undefined,
  bytes: HostileKind['bytes'],
): HostileKind => ({ name, status, code, bytes });

const MANY_KEYS = JSON.stringify(
  Object.fromEntries(Array.from({ length: 6000 }, (_, key) => [`k${key}`, 1])),
);
const DEEP = `{"force":${'['.repeat(40_000)}${']'.repeat(40_000)}}`;

export const HOSTILE_KINDS: readonly HostileKind[] = [
  kind(
    'offset beyond bigint',
    400,
    'request.invalid',
    same(get('/v1/documents?offset=99999999999999999999')),
  ),
  kind('offset as a power', 400, 'request.invalid', same(get(`/v1/documents/${NOWHERE}/runs?offset=1e30`))),
  kind('unknown parameter', 400, 'request.invalid', same(get('/v1/documents?lmit=5'))),
  kind('path that cannot be decoded', 400, 'request.invalid', same(get('/v1/runs/%ff'))),
  kind('query of nothing visible', 400, 'search.empty_query', same(get('/v1/search?query=%00%E2%80%8B'))),
  kind('wrong Last-Event-ID', 400, 'request.invalid', same(get('/v1/events', { 'last-event-id': '-1' }))),
  kind('unknown route', 404, 'route.not_found', same(get('/nope'))),
  kind('unknown route of the API', 404, 'route.not_found', same(get('/v1/nope'))),
  kind('wrong method', 405, 'route.method_not_allowed', same(request('PUT /v1/documents'))),
  kind('TRACE', 405, 'route.method_not_allowed', same(request('TRACE /v1/documents'))),
  kind(
    'name of another host',
    403,
    'request.foreign_host',
    same(get('/v1/documents', { host: 'evil.example' })),
  ),
  kind(
    'form without a boundary',
    400,
    'request.invalid',
    same(upload('x', { 'content-type': 'multipart/form-data' })),
  ),
  kind('form that is cut off', 400, 'request.invalid', (round) => upload(form(round, 'a.pdf', ''))),
  kind('NUL in the name of the file', 400, 'request.invalid', (round) => upload(form(round, 'a\0b.pdf'))),
  kind('escape in the name of the file', 400, 'request.invalid', (round) =>
    upload(form(round, '\u001B[2J.pdf')),
  ),
  kind(
    'form of something else',
    400,
    'document.not_pdf',
    same(upload(`--own\r\n${DISPOSITION}"a"\r\n\r\nx\r\n--own--\r\n`)),
  ),
  kind('upload by another site', 403, 'request.foreign_origin', (round) =>
    upload(form(round, 'a.pdf'), { origin: 'http://evil.example' }),
  ),
  kind('JSON that breaks off', 400, 'request.malformed_json', same(start('{"force":'))),
  kind('JSON nested 40 000 deep', 400, 'request.invalid', same(start(DEEP))),
  kind('JSON of 6 000 keys', 400, 'request.invalid', same(start(MANY_KEYS))),
  kind(
    'JSON in another charset',
    415,
    'request.unsupported_media_type',
    same(start('{}', { 'content-type': 'application/json; charset=x' })),
  ),
  kind(
    'body of another type',
    415,
    'request.unsupported_media_type',
    same(start('{"force":true}', { 'content-type': 'text/plain' })),
  ),
  kind('body that is too large', 413, 'request.too_large', same(start(`"${'x'.repeat(120_000)}"`))),
  kind('upload that is left', 'left', undefined, (round) =>
    upload(form(round, 'a.pdf')).subarray(0, -20 - (round % 40)),
  ),
  kind('event stream that is left', 'left', undefined, same(get('/v1/events'))),
];
