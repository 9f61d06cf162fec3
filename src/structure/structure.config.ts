import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class StructureConfig extends Settings({
  withoutContents: setting(
    'CONTENTS_MISSING',
    oneOf('synthesise', 'reject'),
    'synthesise',
    'What happens to a book without contents: it gets sections made from its pages (synthesise), or it fails (reject).',
  ),
}) {}
