import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../../process/package-root.js';

/** The taxonomy of programming that comes with the program. */
export const STARTER_TAXONOMY = fileURLToPath(new URL('topics/programming.yaml', PACKAGE_ROOT));
