/** The parts of views: tabs there, and commands of the palette. */
export const operationsParts = {
  overview: 'Overview',
  queue: 'Queue',
  folders: 'Folders',
  models: 'Models',
  keys: 'Keys',
  webhooks: 'Webhooks',
  audit: 'Audit log',
  settings: 'Settings',
} as const;

export const searchViews = {
  passages: 'Passages',
  compare: 'Side by side',
  models: 'Two models',
  quote: 'Find a sentence',
} as const;

export const topicsViews = {
  tree: 'Tree',
  coverage: 'Coverage',
  rankings: 'Rankings',
  context: 'Context',
} as const;
