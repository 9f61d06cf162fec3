import { queryTerms } from './query-terms.js';

const termsIn = (query: string) => queryTerms(query, { stem: true }).map(({ term }) => term);

describe('the terms of a query', () => {
  it('are what it is about, not how it is asked', () => {
    expect(termsIn('How do I parse the files of a folder?')).toEqual(['pars', 'file', 'folder']);
  });

  it('are its stop words if there is nothing else', () => {
    expect(termsIn('for')).toEqual(['for']);
    expect(termsIn('with or without')).toEqual(['with', 'or', 'without']);
  });

  it('count as often as they are asked for, parts of names half', () => {
    expect(queryTerms('file file readFile', { stem: true })).toEqual([
      { term: 'file', weight: 2.5 },
      { term: 'readfile', weight: 1 },
      { term: 'read', weight: 0.5 },
    ]);
  });

  it('are none if there are no words', () => {
    expect(termsIn('?!  —')).toEqual([]);
  });
});
