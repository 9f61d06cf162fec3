import {
  carriedWith,
  embeddedTitles,
  embedTextOf,
  firstWords,
  partsOfPrefix,
  pathPrefix,
} from './embed-text.js';
import { countPieces } from './testing/book-builder.js';

describe('the titles that a text is embedded with', () => {
  it('are those of its section and the parent section', () => {
    expect(embeddedTitles(['Reference', 'Tables', 'Reading'])).toEqual(['Tables', 'Reading']);
    expect(embeddedTitles(['Preface'])).toEqual(['Preface']);
  });

  it('come before the text, with a blank line between them', () => {
    const prefix = pathPrefix(['Tables', 'Reading'], 20, countPieces);
    expect(embedTextOf(prefix, 'Rows come in order.')).toBe('Tables > Reading\n\nRows come in order.');
    expect(embedTextOf('', 'Rows come in order.')).toBe('Rows come in order.');
  });

  it('come before the text without its web addresses, unless it has nothing else', () => {
    const see = 'See https://example.org/docs. Read on at (www.example.org/a) today.';
    expect(embedTextOf('Tables', see)).toBe('Tables\n\nSee. Read on at today.');
    expect(embedTextOf('', 'https://example.org/docs says so.')).toBe('says so.');
    expect(embedTextOf('', 'https://example.org/docs')).toBe('https://example.org/docs');
  });

  it('lose the outermost title first when they are too long, then the last words', () => {
    const path = ['A very long title of a chapter', 'Reading rows'];
    expect(pathPrefix(path, 8, countPieces)).toBe('Reading rows');
    expect(pathPrefix(['one two three four'], 3, countPieces)).toBe('one two');
    expect(pathPrefix(['incomprehensibilities'], 3, countPieces)).toBe('');
  });
});

describe('what a text continues', () => {
  it('comes between the titles and the text, and is told from them', () => {
    const prefix = carriedWith('Tables', 'Name | Default');
    expect(embedTextOf(prefix, 'size | 10')).toBe('Tables\n\nName | Default\n\nsize | 10');
    expect(partsOfPrefix(prefix)).toEqual({ titles: 'Tables', carried: 'Name | Default' });
    expect(partsOfPrefix('Tables')).toEqual({ titles: 'Tables', carried: '' });
  });

  it('comes first where there are no titles', () => {
    const prefix = carriedWith('', 'Name | Default');
    expect(embedTextOf(prefix, 'size | 10')).toBe('Name | Default\n\nsize | 10');
    expect(partsOfPrefix(prefix)).toEqual({ titles: '', carried: 'Name | Default' });
  });

  it('loses its last words when it is too long', () => {
    expect(firstWords('one two\nthree', 20, countPieces)).toBe('one two\nthree');
    expect(firstWords('one two\nthree four', 3, countPieces)).toMatch(/^one/);
    expect(countPieces(firstWords('one two\nthree four', 3, countPieces))).toBeLessThanOrEqual(3);
  });
});
