import { queryKind } from './query-kind.js';

describe('the kind of a query', () => {
  it.each([
    ['How do I open a file?', 'sentence'],
    ['why does os.path.join drop the first part', 'sentence'],
    ['I renamed a package. How do I push out the old one', 'sentence'],
    ['reading and writing of compressed files', 'keywords'],
    ['lock', 'keywords'],
    ['command-line options', 'keywords'],
    ['getUserById', 'identifier'],
    ['MPI_ERR_TRUNCATE', 'identifier'],
    ['ValueError: More than one record found', 'identifier'],
    ['--no-verify', 'identifier'],
    ['error E0308', 'identifier'],
    ['', 'keywords'],
  ])('of %j is %s', (query, kind) => {
    expect(queryKind(query)).toBe(kind);
  });
});
