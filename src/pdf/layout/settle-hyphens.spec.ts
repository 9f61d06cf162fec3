import type { Page } from '../../book/page.js';
import { makeLine, makePage } from '../testing/make-book.js';
import { settleHyphens } from './settle-hyphens.js';

/**
 * Lines one below the other; `softHyphen` as the reader of a single page sets it: for a letter and a hyphen at the end.
 */
function pageOf(texts: readonly string[], changes: Parameters<typeof makeLine>[2] = {}): Page {
  return makePage(
    1,
    texts.map((text, i) => makeLine(text, 700 - 12 * i, { softHyphen: /\p{L}-$/u.test(text), ...changes })),
  );
}

/** The ends of broken lines after the decision: `~` marks a hyphen that is removed. */
function settled(...texts: string[]): string[] {
  const [page] = settleHyphens([pageOf(texts)]);
  return (page?.lines ?? [])
    .filter(({ text }) => text.endsWith('-'))
    .map(({ text, softHyphen }) => `${text.split(' ').at(-1)?.slice(0, -1)}${softHyphen ? '~' : '-'}`);
}

/** A book that uses hyphenation. */
const HYPHENATED = [
  'The controller and the implementation.',
  'A con-',
  'troller has an imple-',
  'mentation of it.',
];

describe('hyphens at line ends', () => {
  it('stay if the book writes the word with a hyphen elsewhere, and never without', () => {
    expect(settled('A user-defined datum.', 'One user-', 'defined datum.')).toEqual(['user-']);
    expect(settled('A userdefined datum.', 'One user-', 'defined datum.')).toEqual(['user~']);
  });

  it('follow the more frequent form where the book has both', () => {
    expect(settled('A set-up, a set-up, one setup.', 'One set-', 'up.')).toEqual(['set-']);
    expect(settled('A setup, a setup, one set-up.', 'One set-', 'up.')).toEqual(['set~']);
  });

  it('are removed inside a word that the book does not contain elsewhere', () => {
    expect(settled('Some imple-', 'mentation of it.')).toEqual(['imple~']);
    expect(settled(...HYPHENATED)).toEqual(['con~', 'imple~']);
  });

  it('do not count half of a broken word as a word', () => {
    expect(settled('Some non-', 'linear and non-', 'linear again.')).toEqual(['non~', 'non~']);
  });

  it.each([
    ['a number', 'UTF-', '8'],
    ['a capital', 'non-', 'Unicode'],
    ['small letters after capitals', 'PDF-', 'based'],
    ['a word for the other half', 'up-', 'or downwards'],
    ['the rest after a single letter', 'e-', 'mail'],
  ])('stay before %s', (_, left, right) => {
    expect(settled(...HYPHENATED, `Some ${left}`, right).at(-1)).toBe(left);
  });

  it('are removed in a word of capitals, and in a name that the book contains with the same capitals', () => {
    expect(settled(...HYPHENATED, 'INTRO-', 'DUCTION').at(-1)).toBe('INTRO~');
    expect(settled('The getTextNode call.', 'Some getText-', 'Node call.')).toEqual(['getText~']);
  });

  it('stay in words of several hyphens, unless the last part is broken itself', () => {
    const words = 'The state of the art is one.';
    expect(settled(...HYPHENATED, words, 'A peer-to-', 'peer disk to the peer.').at(-1)).toBe('peer-to-');
    expect(settled(...HYPHENATED, words, 'Some one-', 'to-one map.').at(-1)).toBe('one-');
    expect(settled(...HYPHENATED, 'Some non-deter-', 'ministic way.').at(-1)).toBe('non-deter~');
  });

  it('stay after a word that comes before hyphens elsewhere', () => {
    const words = 'A user-defined name, a user-supplied one, with given values.';
    expect(settled(...HYPHENATED, words, 'Some user-', 'given name.').at(-1)).toBe('user-');
    const prefixes =
      'A re-run, a re-read, to rewrite, to renew, to remake: run, read, write, new, make, enter.';
    expect(settled(...HYPHENATED, prefixes, 'To re-', 'enter it.').at(-1)).toBe('re~');
  });

  it('stay between two usual words of the book, unless it joins the first with others', () => {
    const usual = (word: string) => Array.from({ length: 3 }, () => `The ${word} of it.`);
    const apart = [
      ...HYPHENATED,
      ...usual('floating'),
      ...usual('point'),
      ...usual('when'),
      ...usual('ever'),
    ];
    expect(settled(...apart, 'A floating-', 'point number.').at(-1)).toBe('floating-');
    expect(settled(...apart, 'Whenwards.', 'A when-', 'ever.').at(-1)).toBe('when-');
    expect(settled(...apart, ...usual('where'), ...usual('whenwhere'), 'A when-', 'ever.').at(-1)).toBe(
      'when~',
    );
  });

  it('stay in a book without hyphenation', () => {
    const words = 'It takes time and is consuming much.';
    expect(settled(words, 'This is time-', 'consuming.')).toEqual(['time-']);
    expect(settled(...HYPHENATED, words, 'This is time-', 'consuming.').at(-1)).toBe('time~');
  });

  it('stay in a monospaced name, unless the book contains the name without a hyphen', () => {
    const ends = (...texts: string[]): boolean[] =>
      settleHyphens([pageOf(texts, { codeAtEnd: true, softHyphen: false })])[0]?.lines.map(
        (l) => l.softHyphen,
      ) ?? [];
    expect(ends('Give --show-leak-', 'kinds for it.')[0]).toBe(false);
    expect(ends('The SocketFac-', 'tory makes it.', 'A SocketFactory.')[0]).toBe(true);
  });

  it('are decided across pages, ignoring running heads and feet', () => {
    const first = makePage(1, [
      makeLine('A user-defined datum, a user-', 100, { softHyphen: true }),
      makeLine('12', 40, { furniture: true }),
    ]);
    const second = makePage(2, [makeLine('Files', 750, { furniture: true }), makeLine('defined one.', 700)]);
    expect(settleHyphens([first, second])[0]?.lines[0]?.softHyphen).toBe(false);
  });
});
