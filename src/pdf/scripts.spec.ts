import { readBook } from './read-book.js';
import { makeScriptPdf } from './testing/make-script-pdf.js';
import type { Script, ScriptRun } from './testing/make-script-pdf.js';

async function read(lines: readonly (readonly ScriptRun[])[], direction?: 'ltr' | 'rtl'): Promise<string[]> {
  const book = await readBook(await makeScriptPdf(lines, direction), { heapMegabytes: 384, pageSeconds: 10 });
  // Marks of one letter have no order of their own: Unicode treats both orders as equal.
  return book.pages[0]?.lines.map((line) => line.text.normalize('NFC')) ?? [];
}

const LEFT_TO_RIGHT: readonly (readonly [Script, string])[] = [
  ['latin', 'A naïve café – “quoted” in the first office'],
  ['cyrillic', 'Эта глава описывает чтение файлов'],
  ['greek', 'Αυτό το κεφάλαιο περιγράφει τα αρχεία'],
  ['devanagari', 'यह अध्याय पढ़ने का है'],
  ['japanese', 'この章では、ファイルの読み方を説明します。'],
  ['japanese', '本章描述文件的目的。'],
];
const RIGHT_TO_LEFT: readonly (readonly [Script, string])[] = [
  ['hebrew', 'פרק זה מתאר קריאת קבצים'],
  ['hebrew', 'שָׁלוֹם עֲלֵיכֶם'],
  ['arabic', 'يصف هذا الفصل قراءة الملفات'],
];

describe('reading text in any script', () => {
  it.each(LEFT_TO_RIGHT)('keeps %s unchanged: %s', async (script, text) => {
    expect(await read([[{ script, text }]])).toEqual([text.normalize('NFC')]);
  });

  it.each(RIGHT_TO_LEFT)('gives %s in reading order: %s', async (script, text) => {
    expect(await read([[{ script, text }]], 'rtl')).toEqual([text.normalize('NFC')]);
  });

  it('keeps a foreign word and a number within right-to-left text as they are', async () => {
    const line: ScriptRun[] = [
      { script: 'hebrew', text: 'הספר' },
      { script: 'latin', text: 'Colophon' },
      { script: 'hebrew', text: 'גרסה' },
      { script: 'latin', text: '12.5' },
    ];
    expect(await read([line], 'rtl')).toEqual(['הספר Colophon גרסה 12.5']);
  });

  it('keeps right-to-left words within other text in their order', async () => {
    // In a left-to-right line, the first word of a right-to-left phrase is on the right.
    const line: ScriptRun[] = [
      { script: 'latin', text: 'The greeting' },
      { script: 'hebrew', text: 'עליכם שלום' },
      { script: 'latin', text: 'opens the book' },
    ];
    expect(await read([line])).toEqual(['The greeting שלום עליכם opens the book']);
  });
});
