import { counted } from '../plural.js';

/** Words that more than one feature uses. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  retry: 'Try again',
  undo: 'Undo',
  more: 'More',
  loading: 'Loading…',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not let the page copy. Select the text and copy it by hand.',
  saved: 'The file is on its way to your downloads.',
  none: 'none',
  anybody: 'anybody (no key)',
  loadMore: 'Load more',
  similarity: 'How near the meanings are',
  noneSimilar: 'No other passage is near in meaning.',
  pages: (count: number) => counted(count, 'page', 'pages'),
  chunks: (count: number) => counted(count, 'chunk', 'chunks'),
  tokens: (count: number) => counted(count, 'token', 'tokens'),
  /** "p. 12" or, if the book prints another number, "p. xii (page 12 of the file)". */
  page: (physical: number, label: string | null) =>
    label !== null && label !== String(physical)
      ? `p. ${label} (page ${physical} of the file)`
      : `p. ${physical}`,
  type: {
    concept: 'Concept',
    code: 'Code',
    example: 'Example',
    exercise: 'Exercise',
    try_it: 'Try it',
  },
  difficulty: { beginner: 'Beginner', intermediate: 'Intermediate', advanced: 'Advanced', master: 'Master' },
  status: {
    pending: 'Not begun',
    queued: 'Waiting',
    processing: 'In work',
    completed: 'Complete',
    completed_with_warnings: 'Complete, with warnings',
    failed: 'Failed',
  },
  stage: {
    reading: 'Reading pages',
    structuring: 'Finding the contents',
    chunking: 'Cutting into chunks',
    embedding: 'Embedding',
    publishing: 'Publishing',
    ranking: 'Ranking for topics',
  },
};
