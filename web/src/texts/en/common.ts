import { counted } from '../plural.js';

/** Words that more than one feature uses. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  delete: 'Delete',
  retry: 'Try again',
  undo: 'Undo',
  more: 'More',
  loading: 'Loading…',
  copy: 'Copy',
  copied: 'Copied.',
  yes: 'Yes',
  no: 'No',
  none: 'none',
  loadMore: 'Load more',
  pages: (count: number) => counted(count, 'page', 'pages'),
  chunks: (count: number) => counted(count, 'chunk', 'chunks'),
  documents: (count: number) => counted(count, 'document', 'documents'),
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
