import { audit } from './operations/audit.js';
import { folders } from './operations/folders.js';
import { keys } from './operations/keys.js';
import { models } from './operations/models.js';
import { overview } from './operations/overview.js';
import { queue } from './operations/queue.js';
import { settings } from './operations/settings.js';
import { webhooks } from './operations/webhooks.js';
import { operationsParts } from './parts.js';

/** The texts of `features/operations`. */
export const operations = {
  title: 'Operations',
  navigation: 'Parts of operations',
  parts: operationsParts,
  refresh: 'Refresh',
  secretOnce: 'This is the only time that it is shown. The library keeps no copy that could be read.',
  secretDone: 'I have kept it',
  needs: {
    title: (scope: string) => `This needs a key with the scope “${scope}”`,
    scope: (name: string, scope: string) => `Your key “${name}” has the scope “${scope}”.`,
    limited: (name: string) =>
      `Your key “${name}” is limited to some documents, and this concerns the whole library.`,
    todo: 'Ask an operator for such a key, or use another one.',
    another: 'Use another key',
  },
  overview,
  queue,
  folders,
  models,
  keys,
  webhooks,
  audit,
  settings,
};
