import { Library1760000000000 } from './1760000000000-library.js';
import { EmbeddedText1760100000000 } from './1760100000000-embedded-text.js';

/** Every migration in order. They only go forward and never lose data. */
export const MIGRATIONS = [Library1760000000000, EmbeddedText1760100000000];
