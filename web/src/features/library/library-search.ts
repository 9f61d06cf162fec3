import type { DocumentsQuery } from '../../api/documents.js';
import { DIFFICULTIES } from '../../api/words.js';
import type { Difficulty, DocumentStatus } from '../../api/words.js';
import { textOf } from '../../app/address.js';

export type Sort = NonNullable<DocumentsQuery['sort']>;

export const STATUSES: readonly DocumentStatus[] = [
  'queued',
  'processing',
  'completed',
  'completed_with_warnings',
  'failed',
  'pending',
];
const SORTS: readonly Sort[] = ['-createdAt', 'createdAt', 'title', '-title', 'pages', '-pages'];
/** Of the API. */
const LONGEST_TITLE = 255;

/** Which documents the library shows, as the address bar has it. What is missing allows all. */
export interface LibrarySearch {
  readonly title?: string;
  readonly status?: readonly DocumentStatus[];
  readonly difficulty?: readonly Difficulty[];
  readonly sort?: Sort;
  readonly deleted?: true;
}

/** Whatever stands in the address, the library can show something: what makes no sense is left out. */
export function librarySearchOf(given: Record<string, unknown>): LibrarySearch {
  const title = textOf(given['title']) ?? '';
  const status = chosen(STATUSES, given['status']);
  const difficulty = chosen(DIFFICULTIES, given['difficulty']);
  const sort = SORTS.find((one) => one === given['sort']);
  return {
    ...(title !== '' && { title: title.slice(0, LONGEST_TITLE) }),
    ...(status.length > 0 && { status }),
    ...(difficulty.length > 0 && { difficulty }),
    ...(sort !== undefined && sort !== '-createdAt' && { sort }),
    ...(given['deleted'] === true && { deleted: true }),
  };
}

export function documentsQueryOf(search: LibrarySearch): DocumentsQuery {
  const { status = [], difficulty = [], ...rest } = search;
  return { ...rest, status: [...status], difficulty: [...difficulty] };
}

/** Whether some documents are left out. */
export function isFiltered(search: LibrarySearch): boolean {
  return Object.keys(search).some((name) => name !== 'sort');
}

function chosen<T extends string>(all: readonly T[], given: unknown): T[] {
  const wanted: readonly unknown[] = Array.isArray(given) ? given : [given];
  return all.filter((one) => wanted.includes(one));
}
