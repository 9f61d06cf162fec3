import { common } from './en/common.js';
import { problems } from './en/problems.js';
import { shell } from './en/shell.js';

/**
 * The texts that a person may read on every view. Those of a feature stand in a file of their own beside this one, and are
 * loaded with it. Another language is another folder with the same shape.
 */
export const texts = { common, problems, shell };
