import fc from 'fast-check';
import { titleFromFileName, titleOfBook, titleOfPerson } from './document-title.js';
import { plainFileName } from './file-name.js';
import { isVisible } from './visible-text.js';

const LONG = 'a'.repeat(300);

describe('The name of a file', () => {
  it.each([
    ['what turns the direction of text', 'gnp.\u202Efdp.pdf', 'gnp.fdp.pdf'],
    ['ends of lines', 'two\r\nlines.pdf', 'two lines.pdf'],
    ['NUL and escape', 'a\0b\u001B[31m.pdf', 'a b [31m.pdf'],
    ['half a character', 'half\uD83D.pdf', 'half.pdf'],
    ['folders', '../etc\\books/name.pdf', 'name.pdf'],
    ['invisible characters alone', '\u200B\u2066\uFEFF', 'unnamed.pdf'],
    ['nothing', '', 'unnamed.pdf'],
    ['too much, before its extension', `${LONG}.pdf`, `${'a'.repeat(251)}.pdf`],
    ['too much, without one', LONG, 'a'.repeat(255)],
    ['too much, in pairs', `${'\u{1F4D6}'.repeat(200)}.pdf`, `${'\u{1F4D6}'.repeat(125)}.pdf`],
  ])('is kept without %s', (_, name, expected) => {
    expect(plainFileName(name)).toBe(expected);
  });

  it.each(['Größe €.pdf', '本.pdf', 'می‌خواهم.pdf', 'e\u0301te\u0301.PDF', '.pdf'])(
    '%s stays as it is',
    (name) => {
      expect(plainFileName(name)).toBe(name);
    },
  );

  it('is one line of whole characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const plain = plainFileName(name);
        expect(plain.length).toBeLessThanOrEqual(255);
        expect(isVisible(plain)).toBe(true);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}/\\]/u);
        const title = titleFromFileName(plain);
        expect(isVisible(title)).toBe(true);
        expect(title.length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('A title', () => {
  it('comes from the name of the file', () => {
    expect(titleFromFileName('user_handbook-été.pdf')).toBe('User Handbook Été');
    expect(titleFromFileName('---.pdf')).toBe('Untitled');
  });

  it('of a book is one line, or none', () => {
    expect(titleOfBook('  Two\nlines ')).toBe('Two lines');
    expect(titleOfBook('\u200B \0')).toBeNull();
  });

  it('of a person is refused when nothing can be seen of it, or too much', () => {
    expect(titleOfPerson(' My\tBook ')).toBe('My Book');
    for (const refused of ['', ' \u200B', LONG]) {
      expect(() => titleOfPerson(refused)).toThrow(
        expect.objectContaining({ code: 'request.invalid', field: 'title' }),
      );
    }
  });
});
