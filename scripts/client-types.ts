import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const HEAD = `// Written by \`npm run openapi\` from openapi.json. Do not change it by hand.\n\n`;

/** The types of the API for clients in TypeScript, as the text of a file. */
export async function clientTypes(openapi: string): Promise<string> {
  const text = HEAD + astToString(await openapiTypescript(openapi));
  const options = await resolveConfig(join(process.cwd(), 'client', 'schema.ts'));
  return format(text, { ...options, parser: 'typescript' });
}
