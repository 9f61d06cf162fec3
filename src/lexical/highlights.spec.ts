import { readFileSync } from 'node:fs';
import { Highlighter } from './highlights.js';
import { fold } from './terms/fold.js';
import { STOP_WORDS } from './terms/stop-words.js';
import { termsOf, tokensWith } from './terms/terms-of.js';

const STEM = { stem: true };
const highlighted = (query: string, text: string, options = STEM) => {
  const asked = new Set(termsOf(query, options).map((term) => term.text));
  const points = Array.from(text);
  return new Highlighter(asked, options)
    .in(text)
    .map(({ first, last }) => points.slice(first, last + 1).join(''));
};

describe('highlights', () => {
  it.each([
    ['parse', 'Parsing, parsed; it does not compare.', ['Parsing', 'parsed']],
    ['user', 'call getUserById(user) for each superuser', ['getUserById', 'user']],
    ['says', 'they say: "essay"', ['say']],
    ['cafe', 'a Café in the CAFE', ['Café', 'CAFE']],
    ['file', 'a ﬁle', ['ﬁle']],
    ['join', '😀 os.path.join 😀😀 joined', ['os.path.join', 'joined']],
    ['a <- b %in% c', 'x <- y %in% z', ['<-', '%in%']],
    ['std::vector', 'std::vector<int>, std', ['std::vector', 'std']],
    ['the', 'the end', []],
  ])('are the words and names that have a term of %j', (query, text, expected) => {
    expect(highlighted(query, text)).toEqual(expected);
  });

  it('are none without a term', () => {
    expect(highlighted('', 'any text')).toEqual([]);
  });

  it.each([STEM, { stem: false }])('leave no word out that has a term (%j)', (options) => {
    const text = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8').slice(0, 6000);
    const terms = [...new Set(termsOf(text, options).map((term) => term.text))];
    for (const asked of terms.map((term) => new Set([term]))) {
      const all = tokensWith(asked, text, options).filter((token) => !STOP_WORDS.has(fold(token.text)));
      const expected = all.map(({ from, to }) => ({ first: from, last: to - 1 }));
      expect(new Highlighter(asked, options).in(text)).toEqual(expected);
    }
  });
});
