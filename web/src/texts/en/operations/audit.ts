export const audit = {
  about: 'What was changed over the API, when, and by which key. Newest first.',
  none: 'Nothing was changed over the API yet.',
  columns: {
    at: 'When',
    who: 'Who',
    what: 'What',
    path: 'Address',
    status: 'Answer',
    request: 'Number of the request',
  },
  open: 'anybody (no key needed)',
  filter: 'Filter what is loaded',
  filterHint: 'The server offers no filters: this looks through the entries below.',
  noneSo: 'No entry that is loaded matches. Load more, or change the filter.',
  loaded: (count: string) => `${count} loaded`,
};
