import { auditChanges } from './audit-changes.js';

export const audit = {
  about: 'What was changed over the API, when, and by which key. Newest first.',
  none: 'Nothing was changed over the API yet.',
  columns: {
    at: 'When',
    who: 'Who',
    what: 'What',
    target: 'On what',
    result: 'Result',
    request: 'Request',
  },
  changes: auditChanges,
  results: { done: 'done', refused: 'refused', failed: 'failed', left: 'caller left' },
  status: (status: number) => `HTTP status ${status}`,
  copyRequest: (id: string) => `Copy the number of the request, ${id}`,
  filter: 'Filter what is loaded',
  filterHint: 'Looks through the entries below, not through older ones.',
  noneSo: 'No entry that is loaded matches. Load more, or change the filter.',
  loaded: (count: string) => `${count} loaded`,
};
