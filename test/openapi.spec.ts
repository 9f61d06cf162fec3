import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { clientTypes } from '../scripts/client-types.js';
import { openApiFile } from '../scripts/openapi-file.js';

const FILE = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Described {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

function operations(): { name: string; operation: Described }[] {
  const { paths } = JSON.parse(FILE) as OpenAPIObject;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Described | undefined;
      return operation ? [{ name: `${method} ${path}`, operation }] : [];
    }),
  );
}

describe('openapi.json', () => {
  it('is what the code says; npm run openapi writes it', async () => {
    expect(FILE).toBe(await openApiFile(version));
  });

  it('has the types of the client beside it', async () => {
    const types = readFileSync(new URL('../client/schema.ts', import.meta.url), 'utf8');
    expect(types).toBe(await clientTypes(FILE));
  });

  it('gives every operation a name of its own, a summary and a tag', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const bare = operations().filter(({ operation }) => !operation.summary || !operation.tags?.length);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('describes the body of every answer', () => {
    const bare = operations().flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status, { content }]) => status !== '204' && !content)
        .map(([status]) => `${name} ${status}`),
    );
    expect(bare).toEqual([]);
  });
});
