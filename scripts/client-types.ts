import { readFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format } from 'oxfmt';
import type { FormatConfig } from 'oxfmt';
import { PACKAGE_ROOT } from '../src/process/package-root.js';

const HEAD = `// Written by \`npm run openapi\` from openapi.json. Do not change it by hand.\n\n`;
/** The style of the repository. */
const STYLE = new URL('.oxfmtrc.json', PACKAGE_ROOT);

/** The types of the API for clients in TypeScript, as the text of a file. */
export async function clientTypes(openapi: string): Promise<string> {
  const text = HEAD + astToString(await openapiTypescript(openapi));
  const style = JSON.parse(readFileSync(STYLE, 'utf8')) as FormatConfig;
  return (await format('schema.ts', text, style)).code;
}
