import * as fc from 'fast-check';
import { differencesOf } from './differences.js';
import { Quotation } from './find-quote.js';
import { lettersOf, sourceBetween } from './letters.js';

const PASSAGE = [
  'Reading a file. The documentation of the parser says that “well-known” names — those of the library — are looked up',
  'first; the efficient path is taken when no other name was defined in the module that asks for it.',
].join('\n');

const passage = lettersOf(`Before it stands something else. ${PASSAGE} And after it, more.`);

function exactIn(quote: string, text = passage): string[] {
  return new Quotation(lettersOf(quote)).exactIn(text).map(({ from, to }) => sourceBetween(text, from, to));
}

function nearestIn(quote: string, text = passage) {
  const letters = lettersOf(quote);
  const [match] = new Quotation(letters).nearIn(text);
  return match && { similarity: match.similarity, differences: differencesOf(letters, text, match) };
}

describe('a quotation', () => {
  it.each([
    ['as it is', 'those of the library'],
    ['with line ends', 'those\nof\n the   library'],
    ['with a hyphen at a line end', 'The documen-\ntation of the parser'],
    ['with a soft hyphen', 'The documen\u00adtation of the parser'],
    ['without the hyphen of the author', 'that “well known” names'],
    ['with the hyphen and no space left', 'that “wellknown” names'],
    ['with ligatures', 'the e\ufb03cient path is taken'],
    ['with other quotation marks', 'that "well-known" names'],
    ['with marks of TeX', "that ``well-known'' names"],
    ['with other dashes', 'names -- those of the library -- are'],
    ['over two lines of the book', 'are looked up first; the'],
  ])('%s is exact', (_, quote) => {
    expect(exactIn(quote)).toHaveLength(1);
  });

  it('with accents as letters of their own is exact', () => {
    const text = lettersOf('Über die Größe der Cafés in Orléans steht hier nichts.');
    expect(exactIn('Größe der Cafe\u0301s in Orle\u0301ans', text)).toEqual(['Größe der Cafés in Orléans']);
  });

  it('is found at every place', () => {
    const text = lettersOf(`${PASSAGE} ${PASSAGE}`);
    expect(exactIn('the efficient path is taken', text)).toHaveLength(2);
  });

  it('that begins or ends inside a word is not exact', () => {
    expect(exactIn('umentation of the parser says that')).toEqual([]);
    expect(exactIn('The documentation of the pars')).toEqual([]);
  });

  it('may begin and end anywhere in a script without spaces', () => {
    const text = lettersOf('これは日本語の文章です。ファイルを開いてから閉じます。');
    expect(exactIn('ファイルを開いてから', text)).toHaveLength(1);
  });
});

describe('a quotation that is not exact', () => {
  it('is near when a word is another one, and the difference is told', () => {
    const found = nearestIn('The documentation of the lexer says that well-known names are looked up first');
    // The dashes and what stands between them are missing, too.
    expect(found).toBeUndefined();
    expect(nearestIn('The documentation of the lexer says that well-known names')).toEqual({
      similarity: expect.closeTo(1 - 4 / 48, 5) as number,
      differences: [{ quote: 'lexer', book: 'parser' }],
    });
  });

  it('tells words that were added or left out, and neighbouring ones together', () => {
    expect(
      nearestIn('the efficient path is always taken when no other name was defined')?.differences,
    ).toEqual([{ quote: 'always', book: '' }]);
    const shortened = nearestIn(
      'efficient path is taken when other name was defined in the module that asks',
    );
    expect(shortened?.differences).toEqual([{ quote: '', book: 'no' }]);
    expect(
      nearestIn('the efficient way was taken when no other name was defined in the module that asks')
        ?.differences,
    ).toEqual([{ quote: 'way was', book: 'path is' }]);
  });

  it('tells upper and lower case without counting it', () => {
    const letters = lettersOf('THOSE of the library');
    const [match] = new Quotation(letters).exactIn(passage);
    expect(match?.similarity).toBe(1);
    expect(differencesOf(letters, passage, match!)).toEqual([{ quote: 'THOSE', book: 'those' }]);
  });

  it('counts the rest of a word that it cuts', () => {
    expect(nearestIn('efficient path is taken when no other name was defi')).toEqual({
      similarity: expect.closeTo(1 - 3 / 42, 1) as number,
      differences: [{ quote: 'defi', book: 'defined' }],
    });
  });

  it('is none when its words stand in another order, or half of them are others', () => {
    expect(nearestIn('parser the of says documentation that the names well-known')).toBeUndefined();
    expect(nearestIn('The inscription of the parson says nothing about unknown names')).toBeUndefined();
  });

  it('is none when too many of its words have no counterpart, however near its letters are', () => {
    const text = lettersOf('These functions expect two mandatory arguments: a file and a mode.');
    expect(nearestIn('functions expect 1. Both two mandatory arguments', text)).toBeUndefined();
    const moved = lettersOf('The results are shown in Figure 17.5.');
    expect(nearestIn('The results are shown Figure 17.5. in', moved)).toBeUndefined();
    expect(nearestIn('functions expect one two mandatory arguments', text)?.differences).toEqual([
      { quote: 'one', book: '' },
    ]);
  });

  it('is none when a word of it was moved away from an end, in a short sentence', () => {
    const text = lettersOf('Page sizes. It produces the following page. All expressions have a value.');
    expect(nearestIn('produces It the following page.', text)).toBeUndefined();
    expect(nearestIn('produces the following page. It', text)).toBeUndefined();
    expect(nearestIn('expressions have All a value.', text)).toBeUndefined();
    // Nothing was moved where a word between is left out.
    const longer = lettersOf('Now it also produces the following page in colour.');
    expect(nearestIn('it produces the following page in colour.', longer)).toBeDefined();
  });

  it('is none when it is too short to be told apart', () => {
    expect(nearestIn('the libraries')).toBeUndefined();
  });
});

describe('any quotation', () => {
  const word = fc.constantFrom(
    ...'open close read file handle buffer stream path error value index loop'.split(' '),
  );
  const text = fc.array(word, { minLength: 30, maxLength: 60 });

  it('is exact however its spaces and hyphens are changed', () => {
    const changes = fc.array(fc.constantFrom(' ', '\n', '-\n', ' — ', '\u00ad', '"'), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        text,
        fc.nat(20),
        fc.integer({ min: 4, max: 9 }),
        changes,
        (words, from, count, between) => {
          const quoted = words.slice(from, from + count).map((own, i) => own + between[i]!);
          expect(exactIn(quoted.join(''), lettersOf(words.join(' ')))).not.toEqual([]);
        },
      ),
    );
  });

  it('with a few other letters is near, with a similarity by its edits', () => {
    const few = fc.array(fc.nat(1000), { maxLength: 3 });
    fc.assert(
      fc.property(text, fc.nat(20), few, (words, from, edits) => {
        const quoted = Array.from(words.slice(from, from + 9).join(' '));
        for (const edit of edits) quoted[edit % quoted.length] = 'z';
        const quote = lettersOf(quoted.join(''));
        const [match] = new Quotation(quote).nearIn(lettersOf(words.join(' ')));
        // An edit may stand for two letters where it took the place of a space.
        expect(match?.similarity).toBeGreaterThanOrEqual(1 - (2 * edits.length) / quote.text.length);
      }),
    );
  });
});
