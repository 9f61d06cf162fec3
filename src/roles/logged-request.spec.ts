import { loggedRequest } from './logged-request.js';

describe('A request in the log', () => {
  it.each([
    ['/v1/search?query=my%20secret&limit=5', '/v1/search?limit=5'],
    ['/V1/search/?a=?&query=my%20secret', '/V1/search/'],
    ['/v1/documents?limit=5&offset=10', '/v1/documents?limit=5&offset=10'],
    ['/v1/runs/7', '/v1/runs/7'],
  ])('does not contain words of a user: %s', (url, expected) => {
    expect(loggedRequest({ method: 'GET', url, query: { query: 'my secret' } })).toEqual({
      method: 'GET',
      url: expected,
    });
  });
});
