import type { Filled } from './sample-server.js';

/** A view of the admin page as it is shown to people who have not seen it. */
export interface View {
  /** Of its files. */
  readonly name: string;
  readonly title: string;
  /** Below `/admin`. */
  readonly path: string;
  /** A text of the view that is there when it has loaded. */
  readonly ready: string;
}

const QUESTION = 'How do I move to my own PostgreSQL server?';
/** A little different from what the book says. */
const SENTENCE =
  'A correction shows at once, and searches by words find it; new vectors follow within a minute, and the old ones serve until then.';

/** What a library without books shows. */
export const EMPTY_VIEWS: readonly View[] = [
  { name: 'first-run', title: 'The first visit', path: '/', ready: 'Welcome to Colophon' },
];

export function viewsOf({ book, webhook }: Filled): View[] {
  const q = encodeURIComponent(QUESTION);
  return [
    { name: 'library', title: 'The library', path: '/library', ready: 'Colophon: The User Handbook' },
    { name: 'search', title: 'Passages that answer', path: `/search?q=${q}`, ready: 'passages in' },
    {
      name: 'search-legs',
      title: 'One question by meaning, by words and by both',
      path: `/search?view=compare&q=${q}`,
      ready: 'words: ',
    },
    {
      name: 'search-quote',
      title: 'Where a sentence stands',
      path: `/search?view=quote&quote=${encodeURIComponent(SENTENCE)}`,
      ready: 'Nearly',
    },
    {
      name: 'book',
      title: 'A page of a book with its chunks',
      path: `/books/${book}?page=14&mark=${q}`,
      ready: 'Colophon: The User Handbook',
    },
    {
      name: 'book-chunks',
      title: 'The chunks of a book',
      path: `/books/${book}?view=chunks`,
      ready: 'Concept',
    },
    {
      name: 'book-runs',
      title: 'How a book was taken in',
      path: `/books/${book}?view=runs`,
      ready: 'pages',
    },
    {
      name: 'book-figures',
      title: 'The figures of a book',
      path: `/books/${book}?view=figures`,
      ready: 'Chunks by type',
    },
    {
      name: 'book-corrections',
      title: 'What was corrected by hand',
      path: `/books/${book}?view=corrections`,
      ready: 'In force',
    },
    { name: 'topics', title: 'Topics', path: '/topics', ready: 'Choose a subtopic' },
    {
      name: 'topics-coverage',
      title: 'What the books say about each subtopic',
      path: '/topics?view=coverage',
      ready: 'HTTP and Web Services',
    },
    { name: 'topics-rankings', title: 'Rankings', path: '/topics?view=rankings', ready: 'Asked for' },
    {
      name: 'topics-context',
      title: 'What a language model would get',
      path: `/topics?view=context&q=${q}`,
      ready: 'Most tokens',
    },
    {
      name: 'operations',
      title: 'Operations',
      path: '/operations/overview',
      ready: 'Nothing needs attention.',
    },
    { name: 'operations-queue', title: 'The queue', path: '/operations/queue', ready: 'Jobs by kind' },
    { name: 'operations-models', title: 'Models', path: '/operations/models', ready: 'Models in use' },
    { name: 'operations-keys', title: 'Keys', path: '/operations/keys', ready: 'Make a key' },
    {
      name: 'operations-webhooks',
      title: 'Webhooks',
      path: `/operations/webhooks?webhook=${webhook}`,
      ready: 'document.added',
    },
    {
      name: 'operations-audit',
      title: 'The audit log',
      path: '/operations/audit',
      ready: 'On what',
    },
    {
      name: 'operations-settings',
      title: 'Settings',
      path: '/operations/settings',
      ready: 'Only those that are set',
    },
  ];
}

/** @param book Id of a book that prints an index. */
export function indexViews(book: string): View[] {
  return [
    {
      name: 'book-index',
      title: 'The printed index of a book',
      path: `/books/${book}?view=index`,
      ready: 'terms',
    },
  ];
}

/** What a library shows whose chunks have vectors by two models. */
export const TWO_MODELS_VIEWS: readonly View[] = [
  {
    name: 'search-models',
    title: 'One question, answered by two models',
    path: `/search?view=models&q=${encodeURIComponent(QUESTION)}`,
    ready: 'in both lists',
  },
  {
    name: 'operations-change',
    title: 'A change of model before the switch',
    path: '/operations/models',
    ready: 'Models in use',
  },
];
