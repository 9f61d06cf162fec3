/** A stream with the bytes as written in the file. */
export interface PdfStream {
  /** Entries of its dictionary besides `/Length`. */
  readonly dictionary?: string;
  readonly bytes: Buffer;
}

export type PdfObject = string | PdfStream;

/** Changes the bytes of an object's streams, for example to encrypt them; `number` is the number of the object. */
type StreamFilter = (bytes: Buffer, number: number) => Buffer;

/** Writes PDF files object by object without any checks, so that they can contain any nonsense. */
export class PdfFile {
  private readonly objects: PdfObject[] = [];
  private filter: StreamFilter = (bytes) => bytes;

  /** @returns The number of the object, from 1. */
  add(object: PdfObject = 'null'): number {
    return this.objects.push(object);
  }

  set(number: number, object: PdfObject): void {
    this.objects[number - 1] = object;
  }

  filterStreams(filter: StreamFilter): void {
    this.filter = filter;
  }

  /** @param trailer Entries in addition to `/Size` and `/Root`. */
  toBuffer(root: number, trailer = ''): Buffer {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let length = parts[0]!.length;
    const places: number[] = [];
    this.objects.forEach((object, index) => {
      const bytes = this.objectBytes(object, index + 1);
      places.push(length);
      parts.push(bytes);
      length += bytes.length;
    });
    const size = this.objects.length + 1;
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    parts.push(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root ${root} 0 R${trailer}>>\n` +
          `startxref\n${length}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(parts);
  }

  private objectBytes(object: PdfObject, number: number): Buffer {
    if (typeof object === 'string') return Buffer.from(`${number} 0 obj\n${object}\nendobj\n`, 'latin1');
    const bytes = this.filter(object.bytes, number);
    const head = `${number} 0 obj\n<<${object.dictionary ?? ''}/Length ${bytes.length}>>\nstream\n`;
    return Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream\nendobj\n')]);
  }
}

export interface HostilePage {
  readonly content: PdfStream;
  /** Entries of the page's dictionary in addition to the usual ones, such as another `/MediaBox`. */
  readonly entries?: string;
  /** Entries of its resources in addition to the font `/F1`. */
  readonly resources?: string;
}

export interface Pages {
  readonly file: PdfFile;
  readonly catalog: number;
  readonly tree: number;
  readonly font: number;
  /** Numbers of the page objects. */
  readonly pages: readonly number[];
}

export const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** A file of ordinary structure around pages with any content. */
export function filePages(pages: readonly HostilePage[], file = new PdfFile(), font = HELVETICA): Pages {
  const catalog = file.add();
  const tree = file.add();
  const fontNumber = file.add(font);
  const numbers = pages.map(({ content, entries = '/MediaBox[0 0 612 792]', resources = '' }) => {
    const stream = file.add(content);
    return file.add(
      `<</Type/Page/Parent ${tree} 0 R${entries}/Resources<</Font<</F1 ${fontNumber} 0 R>>${resources}>>` +
        `/Contents ${stream} 0 R>>`,
    );
  });
  file.set(catalog, `<</Type/Catalog/Pages ${tree} 0 R>>`);
  file.set(tree, `<</Type/Pages/Kids[${numbers.map((n) => `${n} 0 R`).join(' ')}]/Count ${numbers.length}>>`);
  return { file, catalog, tree, font: fontNumber, pages: numbers };
}

/** @param entries Entries of the catalog in addition to its pages. */
export function withCatalog({ file, catalog, tree }: Pages, entries: string, trailer = ''): Buffer {
  file.set(catalog, `<</Type/Catalog/Pages ${tree} 0 R${entries}>>`);
  return file.toBuffer(catalog, trailer);
}

export function onePage(content: PdfStream, page: Omit<HostilePage, 'content'> = {}): Buffer {
  const { file, catalog } = filePages([{ content, ...page }]);
  return file.toBuffer(catalog);
}

export function plain(content: string): PdfStream {
  return { bytes: Buffer.from(content, 'latin1') };
}

/** Page content that draws lines of text, one below the other, from the top. */
export function lines(...texts: readonly string[]): PdfStream {
  const shown = texts.map((text) => `(${text.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  return plain(`BT /F1 11 Tf 14 TL 72 720 Td\n${shown}\nET`);
}

/** Enough text for chunks, with a word that can be found again. */
export function prose(word: string): PdfStream {
  return lines(
    `This page is about ${word}, and it says so in whole sentences of words`,
    'that a reader can follow from the beginning to the end of the page. It',
    `goes on for a few lines, so that ${word} is worth a chunk of its own.`,
  );
}
