import { CharacterRange1760300000000 } from './1760300000000-character-range.js';
import { Library1760000000000 } from './1760000000000-library.js';

/** Every migration in order. They only go forward and never lose data. */
export const MIGRATIONS = [Library1760000000000, CharacterRange1760300000000];
