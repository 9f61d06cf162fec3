import { refuseForeign } from './foreign-requests.js';
import type { OwnNames } from './foreign-requests.js';

const LOCAL = { loopback: true, allowed: [], origins: [] };
const OPEN = { loopback: false, allowed: [], origins: [] };
const NAMED = { loopback: false, allowed: ['books.example'], origins: [] };
const SHARED = { ...OPEN, origins: ['https://pages.example'] };

function codeOf(
  own: OwnNames,
  method: string,
  headers: Readonly<Record<string, string>>,
  url = '/v1/documents',
) {
  try {
    refuseForeign({ method, url, headers }, own);
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code.replace('request.', '');
  }
}

describe('A request under another name', () => {
  it.each([
    ['localhost:3000', 'ok'],
    ['LOCALHOST.', 'ok'],
    ['127.0.0.1:3000', 'ok'],
    ['127.1', 'ok'],
    ['[::1]:3000', 'ok'],
    ['[0:0:0:0:0:0:0:1]', 'ok'],
    ['evil.example', 'foreign_host'],
    ['localhost.evil.example', 'foreign_host'],
    ['127.0.0.1.evil.example', 'foreign_host'],
    ['localhost@evil.example', 'foreign_host'],
    ['evil.example/localhost', 'foreign_host'],
    ['10.0.0.1', 'foreign_host'],
    ['', 'foreign_host'],
  ])('%s on a loopback address: %s', (host, expected) => {
    expect(codeOf(LOCAL, 'GET', { host })).toBe(expected);
  });

  it('passes without one (HTTP/1.0), and is looked for in the target too', () => {
    expect(codeOf(LOCAL, 'GET', {})).toBe('ok');
    const url = 'http://evil.example/v1/documents';
    expect(codeOf(LOCAL, 'GET', { host: 'localhost' }, url)).toBe('foreign_host');
    expect(codeOf(LOCAL, 'GET', { host: 'localhost' }, 'http://LocalHost:3000/')).toBe('ok');
  });

  it('passes elsewhere, unless names are listed', () => {
    expect(codeOf(OPEN, 'GET', { host: 'anything.example' })).toBe('ok');
    expect(codeOf(NAMED, 'GET', { host: 'books.example:8080' })).toBe('ok');
    expect(codeOf(NAMED, 'GET', { host: 'localhost' })).toBe('ok');
    expect(codeOf(NAMED, 'GET', { host: 'anything.example' })).toBe('foreign_host');
  });
});

describe('A write of a page', () => {
  it.each([
    ['localhost:3000', { origin: 'http://localhost:3000' }, 'ok'],
    ['books.example', { origin: 'https://books.example' }, 'ok'],
    ['books.example:443', { origin: 'https://Books.Example' }, 'ok'],
    ['books.example', { 'sec-fetch-site': 'same-origin' }, 'ok'],
    ['books.example', { 'sec-fetch-site': 'none' }, 'ok'],
    ['books.example', {}, 'ok'],
    ['localhost:3000', { origin: 'http://localhost:8080' }, 'foreign_origin'],
    ['localhost:3000', { origin: 'http://evil.example' }, 'foreign_origin'],
    ['localhost:3000', { origin: 'null' }, 'foreign_origin'],
    ['localhost:3000', { origin: '' }, 'foreign_origin'],
    ['books.example', { 'sec-fetch-site': 'cross-site' }, 'foreign_origin'],
    ['books.example', { 'sec-fetch-site': 'same-site' }, 'foreign_origin'],
  ])('to %s with %j: %s', (host, headers, expected) => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      expect(codeOf(OPEN, method, { host, ...headers })).toBe(expected);
    }
    expect(codeOf(OPEN, 'GET', { host, ...headers })).toBe('ok');
  });

  it('passes from a page whose host is listed, such as one behind a proxy that changes Host', () => {
    expect(codeOf(NAMED, 'POST', { host: '127.0.0.1:3000', origin: 'https://books.example' })).toBe('ok');
  });

  it('passes from a listed origin, and from no other port or scheme of its host', () => {
    const headers = { host: 'books.example', 'sec-fetch-site': 'cross-site' };
    expect(codeOf(SHARED, 'POST', { ...headers, origin: 'https://pages.example' })).toBe('ok');
    expect(codeOf(SHARED, 'POST', { ...headers, origin: 'http://pages.example' })).toBe('foreign_origin');
    expect(codeOf(SHARED, 'POST', { ...headers, origin: 'https://pages.example:444' })).toBe(
      'foreign_origin',
    );
    expect(codeOf(SHARED, 'POST', headers)).toBe('foreign_origin');
  });
});
