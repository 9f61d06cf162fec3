import { createRequire } from 'node:module';
import PdfKit from 'pdfkit';

/** Free fonts, each with the letters of one script. */
const FONTS = {
  latin: '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff',
  cyrillic: '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff',
  greek: '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff',
  devanagari: '@fontsource/noto-sans/files/noto-sans-devanagari-400-normal.woff',
  hebrew: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
  arabic: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
  japanese: '@fontsource/yomogi/files/yomogi-japanese-400-normal.woff',
} as const;

export type Script = keyof typeof FONTS;

/** Words in one script; a line may mix several. */
export interface ScriptRun {
  readonly script: Script;
  readonly text: string;
}

const SIZE = 12;
const LEADING = 16;
const SPACE = 3.5;
const LEFT = 72;
const RIGHT = 540;
const TOP = 80;

/**
 * Sets lines in real fonts on one page, word by word, from the left or, according to `direction`, from the right. Words
 * with a direction other than that of the line keep their own reading direction within one run.
 */
export async function makeScriptPdf(
  lines: readonly (readonly ScriptRun[])[],
  direction: 'ltr' | 'rtl' = 'ltr',
): Promise<Buffer> {
  const { resolve } = createRequire(import.meta.url);
  const document = new PdfKit({ size: 'LETTER' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((done) => document.on('end', done));
  lines.forEach((runs, row) => {
    let x = direction === 'ltr' ? LEFT : RIGHT;
    for (const { script, text } of runs) {
      document.font(resolve(FONTS[script])).fontSize(SIZE);
      for (const word of text.split(' ')) {
        const width = document.widthOfString(word);
        if (direction === 'rtl') x -= width;
        document.text(word, x, TOP + row * LEADING, { lineBreak: false });
        x += direction === 'rtl' ? -SPACE : width + SPACE;
      }
    }
  });
  document.end();
  await ended;
  return Buffer.concat(parts);
}
