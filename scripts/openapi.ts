import { writeFileSync } from 'node:fs';
import { packageVersion } from '../src/process/package-version.js';
import { clientTypes } from './client-types.js';
import { openApiFile } from './openapi-file.js';

/** Writes `openapi.json` from the code, and the types of the client from it. A test fails when they are outdated. */
const openapi = await openApiFile(packageVersion());
writeFileSync(new URL('../../openapi.json', import.meta.url), openapi);
writeFileSync(new URL('../../client/schema.ts', import.meta.url), await clientTypes(openapi));
