import { gridText } from '../book/code-grid.js';
import { readBook } from './read-book.js';
import { makeCodeLine } from './testing/make-book.js';
import { makePdf } from './testing/make-pdf.js';
import type { PdfContent } from './testing/make-pdf.js';

const limits = { heapMegabytes: 384, pageSeconds: 10 };
const blank = { texts: [{ text: 'Text.', x: 72, y: 600 }] };

async function readLetters(
  letters: PdfContent['letters'],
  text: string,
): Promise<{ text: string; widths: number[] }> {
  const texts = [
    { text, x: 72, y: 600, font: 'Times-Roman' as const },
    // So far to the right that the line keeps its characters.
    { text: 'end', x: 400, y: 600 },
  ];
  const [page] = (await readBook(makePdf({ pages: [{ texts }], letters }), limits)).pages;
  const [line] = page?.lines ?? [];
  return {
    text: line?.text.replace(/ end$/, '') ?? '',
    widths: (line?.glyphs ?? []).map(({ left, right }) => Math.round((right - left) * 100) / 100),
  };
}

describe('characters beyond 16 bits', () => {
  it.each([
    ['letters of mathematics', 'Let 𝑥 be 𝑥𝑦', { x: '𝑥', y: '𝑦' }],
    ['a picture', 'A 🚀 marks', { R: '🚀' }],
    ['rare Chinese characters side by side', 'In 𠀀𠮷', { a: '𠀀', b: '𠮷' }],
    ['a picture of several', 'A 👩‍🚀 flies', { R: '👩‍🚀' }],
  ])('come out whole from a page: %s', async (_, shown, letters) => {
    let drawn = shown;
    for (const [letter, text] of Object.entries(letters)) drawn = drawn.replaceAll(text, letter);
    expect((await readLetters(letters, drawn)).text).toBe(shown);
  });

  it('are one character of the line, as wide as they are drawn', async () => {
    const plain = await readLetters({}, 'a x b');
    expect(await readLetters({ x: '𝑥' }, 'a x b')).toEqual({ ...plain, text: 'a 𝑥 b' });
  });

  it('are joined again if a font draws each half separately', async () => {
    const halves = { h: '\ud835', l: '\udc65' };
    const { text, widths } = await readLetters(halves, 'a hl b');
    expect(text).toBe('a 𝑥 b');
    const plain = await readLetters({}, 'a hl b');
    expect(widths[1]).toBeCloseTo((plain.widths[1] ?? 0) + (plain.widths[2] ?? 0), 1);
  });

  it('become a replacement character if one half is missing', async () => {
    expect((await readLetters({ h: '\ud835' }, 'a h b')).text).toBe('a \ufffd b');
    expect((await readLetters({ l: '\udc65' }, 'a l b')).text).toBe('a \ufffd b');
  });

  it('occupy one column of a listing', () => {
    const line = makeCodeLine('𝑥 =  1', 600);
    expect(gridText(line, 72, line.advance)).toBe('𝑥 =  1');
  });
});

describe('strings of a PDF beside its text', () => {
  it('are complete and well-formed: title, labels and outline', async () => {
    const pdf = makePdf({
      title: 'Rockets 🚀 and 𝑥',
      arabicFrom: 1,
      labelPrefix: '𝔸-',
      pages: [blank, blank],
      outline: [
        { title: '1 The 🚀', level: 0, page: 1 },
        { title: '2 The p\ud83d', level: 0, page: 2 },
        { title: '3 \udc65 of \ud835 halves', level: 0, page: 2 },
      ],
    });
    const { title, pages, outline } = await readBook(pdf, limits);
    expect(title).toBe('Rockets 🚀 and 𝑥');
    expect(pages.map((page) => page.label)).toEqual(['𝔸-1', '𝔸-2']);
    expect(outline.map((entry) => entry.title)).toEqual(['1 The 🚀', '2 The p', '3 of halves']);
  });

  it('contain no characters that a database rejects or a terminal executes', async () => {
    const pdf = makePdf({
      title: 'A\u0000 \u001b[31mred\u0007 book…',
      arabicFrom: 1,
      labelPrefix: '\u0001…',
      pages: [blank],
      outline: [{ title: 'One\u0000\u009b two\n three…', level: 0, page: 1 }],
    });
    const { title, pages, outline } = await readBook(pdf, limits);
    expect([title, pages[0]?.label, outline[0]?.title].join(' ')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    expect(outline[0]?.title).toMatch(/^One.? ?two three…$/);
  });
});
