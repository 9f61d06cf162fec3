import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** What a server answered otherwise than `openapi.json` says. */
export interface Contract {
  readonly violations: readonly string[];
  /** `METHOD path status` of every answer that was compared. */
  readonly seen: ReadonlySet<string>;
}

type Schema = Record<string, unknown>;
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: Schema }>> }>
  >;
}

const DESCRIPTION = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as OpenAPIObject;

/**
 * Compares every answer of a server with `openapi.json`: its status, its type and its body, which may have no field that
 * is not described. Whoever sends the requests, nothing escapes it.
 */
export function watchContract(server: Server): Contract {
  const violations: string[] = [];
  const seen = new Set<string>();
  const check = answerChecker();
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const body = recordBody(response);
    response.once('finish', () => {
      const found = check(request, response, body());
      if (found.operation) seen.add(`${found.operation} ${response.statusCode}`);
      if (!found.fault) return;
      violations.push(`${request.method} ${request.url} ${response.statusCode}: ${found.fault}`);
    });
  });
  return { violations, seen };
}

function recordBody(response: ServerResponse): () => string {
  const parts: Buffer[] = [];
  const keep = (part: unknown): void => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  type Send<Result> = (...given: unknown[]) => Result;
  const write = response.write.bind(response) as Send<boolean>;
  const end = response.end.bind(response) as Send<ServerResponse>;
  response.write = (...given: unknown[]) => {
    keep(given[0]);
    return write(...given);
  };
  response.end = (...given: unknown[]) => {
    keep(given[0]);
    return end(...given);
  };
  return () => Buffer.concat(parts).toString('utf8');
}

function answerChecker() {
  const closed = structuredClone(DESCRIPTION);
  for (const schema of Object.values(closed.components?.schemas ?? {})) closeObjects(schema);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(closed, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const operations = operationsOf(closed);
  return (request: IncomingMessage, response: ServerResponse, body: string) => {
    const path = new URL(request.url ?? '/', 'http://server').pathname;
    const method = request.method ?? 'GET';
    const operation = operations.find((one) => one.method === method && one.path.test(path));
    // A page of documentation, a path that does not exist, or a method that a path does not have.
    if (!operation) return { operation: null, fault: null };
    return { operation: operation.name, fault: faultOf(operation) };

    function faultOf({ name, responses }: Operation): string | null {
      if (response.statusCode === 304) return null;
      const described = responses[response.statusCode];
      if (!described) return 'the status is not described';
      const type = String(response.getHeader('content-type') ?? '').split(';')[0]!;
      const [content, schema] = [described.content ?? {}, described.content?.[type]?.schema];
      if (Object.keys(content).length > 0 && !content[type]) return `the type ${type} is not described`;
      if (!schema || !/[/+]json$/.test(type) || request.method === 'HEAD') return null;
      const key = `${name} ${response.statusCode} ${type}`;
      const validate = compiled.get(key) ?? ajv.compile(withRefsTo('api', schema));
      compiled.set(key, validate);
      return validate(JSON.parse(body))
        ? null
        : `${ajv.errorsText(validate.errors)} in ${body.slice(0, 500)}`;
    }
  };
}

function operationsOf(document: OpenAPIObject): Operation[] {
  const all = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Pick<Operation, 'responses'>>).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
      responses,
    })),
  );
  // A path without parameters wins over one with them.
  return all.toSorted((a, b) => a.name.split('{').length - b.name.split('{').length);
}

/** Fields that are not described are forbidden, unless the schema speaks of fields with any name. */
function closeObjects(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, additionalProperties } = schema as Schema;
  if (properties && additionalProperties === undefined) (schema as Schema)['additionalProperties'] = false;
  for (const inner of Object.values(schema)) closeObjects(inner);
}

function withRefsTo(document: string, schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${document}#/`)) as Schema;
}
