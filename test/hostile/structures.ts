import type { HostileFile } from './hostile-file.js';
import { PdfFile, filePages, plain, prose, withCatalog } from './pdf-file.js';
import type { Pages } from './pdf-file.js';

const READ = { says: ['gardening'] } as const;

function goodPage(): Pages {
  return filePages([{ content: prose('gardening') }]);
}

/**
 * One good page under a page tree with the given dictionaries, in which `TREE`, `PAGE` and `SELF` stand for object
 * numbers.
 */
function underTree(root: string, ...inner: readonly string[]): Buffer {
  const { file, catalog, tree, pages } = goodPage();
  const numbers = inner.map(() => file.add());
  const resolve = (text: string, self: number) =>
    text
      .replaceAll('TREE', `${tree} 0 R`)
      .replaceAll('PAGE', `${pages[0]} 0 R`)
      .replaceAll('SELF', `${self} 0 R`)
      .replace(/INNER(\d+)/g, (_, index: string) => `${numbers[Number(index)]} 0 R`);
  inner.forEach((text, i) => file.set(numbers[i]!, resolve(text, numbers[i]!)));
  file.set(tree, resolve(root, tree));
  return file.toBuffer(catalog);
}

/** @param link Returns the entries of the i-th of `count` outline entries, given the number of the first. */
function outline(count: number, link: (i: number, first: number) => string): Buffer {
  const pages = goodPage();
  const root = pages.file.add();
  const first = root + 1;
  for (let i = 0; i < count; i++) {
    pages.file.add(`<</Title(S ${i})${link(i, first)}/Dest[${pages.pages[0]} 0 R/Fit]>>`);
  }
  pages.file.set(root, `<</Type/Outlines/First ${first} 0 R/Last ${first + count - 1} 0 R/Count ${count}>>`);
  return withCatalog(pages, `/Outlines ${root} 0 R`);
}

function deepPageTree(levels: number): Buffer {
  const inner = Array.from(
    { length: levels },
    (_, i) => `<</Type/Pages/Count 1/Kids[${i + 1 < levels ? `INNER${i + 1}` : 'PAGE'}]>>`,
  );
  return underTree('<</Type/Pages/Kids[INNER0]/Count 1>>', ...inner);
}

/** Files whose parts have wrong references. */
export const STRUCTURES: readonly HostileFile[] = [
  {
    name: 'no pages',
    expected: { refused: 'document.no_pages' },
    make: () => underTree('<</Type/Pages/Kids[]/Count 0>>'),
  },
  {
    name: 'a page tree in a ring',
    expected: { refused: 'document.damaged' },
    make: () =>
      underTree(
        '<</Type/Pages/Kids[INNER0]/Count 10>>',
        '<</Type/Pages/Parent TREE/Kids[TREE SELF]/Count 10>>',
      ),
  },
  {
    name: 'a page tree of 5 000 levels',
    expected: { refused: 'document.damaged' },
    make: () => deepPageTree(5_000),
  },
  {
    name: 'two thousand million pages claimed, one there',
    expected: READ,
    make: () => underTree('<</Type/Pages/Kids[PAGE]/Count 2000000000>>'),
  },
  {
    name: 'a negative number of pages claimed',
    expected: READ,
    make: () => underTree('<</Type/Pages/Kids[PAGE]/Count -5>>'),
  },
  {
    name: 'one page 20 001 times',
    expected: { refused: 'document.too_many_pages' },
    make: () => underTree(`<</Type/Pages/Kids[${'PAGE '.repeat(20_001)}]/Count 20001>>`),
  },
  {
    name: 'an outline in a ring',
    expected: READ,
    make: () =>
      outline(2, (i, first) => {
        const other = first + 1 - i;
        return `/Next ${other} 0 R/First ${other} 0 R/Last ${other} 0 R`;
      }),
  },
  {
    name: 'an outline of 20 000 levels',
    expected: READ,
    make: () =>
      outline(20_000, (i, first) =>
        i < 19_999 ? `/First ${first + i + 1} 0 R/Last ${first + i + 1} 0 R` : '',
      ),
  },
  {
    name: 'an outline of 200 000 entries',
    expected: READ,
    make: () => outline(200_000, (i, first) => (i < 199_999 ? `/Next ${first + i + 1} 0 R` : '')),
  },
  {
    name: '200 000 arrays inside each other',
    expected: READ,
    make: () => withCatalog(goodPage(), `/Deep ${'['.repeat(200_000)}${']'.repeat(200_000)}`),
  },
  {
    name: 'page labels in a ring',
    expected: { refused: 'document.damaged' },
    make: () => {
      const pages = goodPage();
      const labels = pages.file.add();
      pages.file.set(labels, `<</Kids[${labels} 0 R ${labels} 0 R]/Limits[0 10]>>`);
      return withCatalog(pages, `/PageLabels ${labels} 0 R`);
    },
  },
  {
    name: 'resources in a ring',
    expected: READ,
    make: () => {
      const { file, catalog, tree, font } = filePages([]);
      const ring = file.add();
      file.set(
        ring,
        `<</Font<</F1 ${font} 0 R>>/XObject ${ring} 0 R/Resources ${ring} 0 R/ExtGState ${ring} 0 R/F1 ${ring} 0 R>>`,
      );
      const page = file.add(
        `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources ${ring} 0 R` +
          `/Contents ${file.add(prose('gardening'))} 0 R>>`,
      );
      file.set(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
      return file.toBuffer(catalog);
    },
  },
  {
    name: 'annotations and links in a ring',
    expected: READ,
    make: () => {
      const { file, catalog, tree, font } = filePages([]);
      const note = file.add();
      const page = file.add();
      file.set(
        note,
        `<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/Parent ${note} 0 R/Popup ${note} 0 R/IRT ${note} 0 R` +
          `/A<</S/GoTo/D ${note} 0 R/Next ${note} 0 R>>/P ${page} 0 R>>`,
      );
      file.set(
        page,
        `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 ${font} 0 R>>>>` +
          `/Annots[${`${note} 0 R `.repeat(20_000)}]/Contents ${file.add(prose('gardening'))} 0 R>>`,
      );
      file.set(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
      return file.toBuffer(catalog);
    },
  },
  {
    name: 'a stream whose length is the stream itself',
    expected: READ,
    make: () => {
      const file = goodPage();
      const text = file.file.toBuffer(file.catalog).toString('latin1');
      return Buffer.from(text.replace(/\/Length \d+/, '/Length 4 0 R'), 'latin1');
    },
  },
  {
    name: 'a file table that points to itself',
    expected: READ,
    make: () => {
      const { file, catalog } = goodPage();
      const text = file.toBuffer(catalog).toString('latin1');
      const at = /startxref\n(\d+)/.exec(text)?.[1] ?? '0';
      return Buffer.from(text.replace('/Size', `/Prev ${at}/Size`), 'latin1');
    },
  },
  {
    name: 'a page that is its own content',
    expected: { refused: 'document.no_text' },
    make: () => {
      const file = new PdfFile();
      const catalog = file.add('<</Type/Catalog/Pages 2 0 R>>');
      file.add('<</Type/Pages/Kids[3 0 R]/Count 1>>');
      file.add('<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources 3 0 R>>');
      file.add(plain(''));
      return file.toBuffer(catalog);
    },
  },
];
