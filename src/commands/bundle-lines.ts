import type { ExportedBundle } from '../bundles/bundle-export.service.js';
import type { CheckedBundle, ImportedBundle } from '../bundles/bundle-import.service.js';
import type { ImportedBook } from '../bundles/book-import.js';
import { BOOK_OUTCOMES } from '../bundles/book-outcome.js';
import type { BookOutcome } from '../bundles/book-outcome.js';
import { mergedLines } from './topics-files.command.js';

const MEGABYTE = 1024 * 1024;
/** More titles than this are counted. */
const TITLES_SHOWN = 20;

const OUTCOMES: Readonly<Record<BookOutcome, string>> = {
  added: 'added',
  replaced: 'replaced by the version of the bundle',
  unchanged: 'here already, with the same content',
  restored: 'here already and hidden; back now',
  conflict: 'left as they are, as they differ from the bundle; --replace takes its version',
  busy: 'left, as a run works on them; import again when it has ended',
};

const TOPICS_LEFT = 'The topics of the library stay as they are; --topics takes those of the bundle over.';

/** Of a check. */
const FORESEEN: Readonly<Record<BookOutcome, string>> = {
  added: 'are not here yet',
  replaced: 'would be replaced by the version of the bundle',
  unchanged: 'are here already, with the same content',
  restored: 'are here already, hidden, and would come back',
  conflict: 'differ from what is here, and would be left; --replace takes the version of the bundle',
  busy: 'would be left, as a run works on them',
};

export function exportedLines(
  file: string,
  { books, chunks, vectors, missingFiles, bytes }: ExportedBundle,
): string[] {
  const size = (bytes / MEGABYTE).toFixed(1);
  return [
    `${file}: ${books} books, ${chunks} chunks, ${vectors} vectors, ${size} MB`,
    ...missingFiles.map((title) => `The file of "${title}" is not in the library, and so not in the bundle.`),
  ];
}

export function contentsLines(file: string, contents: CheckedBundle): string[] {
  const { titles, chunks, models, program, createdAt, files, topics, topicsOutcome } = contents;
  return [
    `${file}: whole and unchanged, of ${createdAt}, by Colophon ${program}`,
    `${titles.length} books${files ? ' with their files' : ''}, ${chunks} chunks${topics ? ', topics' : ''}`,
    ...models.map(
      ({ key, revision, dimension }) => `vectors by ${key} (${revision}), ${dimension} numbers each`,
    ),
    ...contents.foreignModels.map(
      (key) =>
        `Searches here do not use ${key}: say what to do with its vectors by --vectors adopt or embed.`,
    ),
    ...BOOK_OUTCOMES.flatMap((outcome) => {
      const found = contents.books.filter((book) => book.outcome === outcome);
      return found.length === 0 ? [] : [`${found.length} books ${FORESEEN[outcome]}`];
    }),
    ...(topicsOutcome === 'left' ? [TOPICS_LEFT] : []),
    ...shown(titles),
  ];
}

export function importedLines({ books, topics, foreignModels, toEmbed }: ImportedBundle): string[] {
  const lines = BOOK_OUTCOMES.flatMap((outcome) => {
    const found = books.filter((book) => book.outcome === outcome);
    if (found.length === 0) return [];
    const head = `${found.length} books ${OUTCOMES[outcome]}${sizes(found)}`;
    return [
      head,
      ...(outcome === 'conflict' || outcome === 'busy' ? shown(found.map(({ title }) => title)) : []),
    ];
  });
  if (topics === 'left') {
    lines.push(TOPICS_LEFT);
  } else if (topics !== 'none') lines.push(...mergedLines(topics));
  for (const key of toEmbed.length > 0 ? [] : foreignModels) {
    lines.push(`Vectors by ${key} are kept; \`colophon models activate ${key}\` searches by them.`);
  }
  return lines;
}

function sizes(books: readonly ImportedBook[]): string {
  const sum = (count: (book: ImportedBook) => number) => books.reduce((all, book) => all + count(book), 0);
  const chunks = sum((book) => book.chunks);
  return chunks === 0 ? '' : `, with ${chunks} chunks and ${sum((book) => book.vectors)} vectors`;
}

function shown(titles: readonly string[]): string[] {
  const more = titles.length - TITLES_SHOWN;
  return [
    ...titles.slice(0, TITLES_SHOWN).map((title) => `  ${title}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
