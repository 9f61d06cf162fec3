import { fileURLToPath } from 'node:url';

// What `npm run build` made, as people start it.

/** Every command. */
export const CLI = fileURLToPath(new URL('../../bin/colophon.js', import.meta.url));
/** The server, in the role that the environment names. */
export const MAIN = fileURLToPath(new URL('../../dist/program/main.js', import.meta.url));
