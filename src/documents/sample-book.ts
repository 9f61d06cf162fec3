import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../process/package-root.js';

/** The book that comes with the program. */
export const SAMPLE_BOOK = fileURLToPath(new URL('samples/handbook.pdf', PACKAGE_ROOT));
