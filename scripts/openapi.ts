import { writeFileSync } from 'node:fs';
import { packageVersion } from '../src/process/package-version.js';
import { openApiFile } from './openapi-file.js';

/** Writes `openapi.json` from the code. A test fails when the file is outdated. */
writeFileSync(new URL('../../openapi.json', import.meta.url), await openApiFile(packageVersion()));
