import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class StructureConfig extends Settings({
  withoutContents: setting(
    'CONTENTS_MISSING',
    oneOf('synthesise', 'reject'),
    'synthesise',
    'A book without contents gets sections made from its pages (synthesise) or fails (reject).',
  ),
}) {}
