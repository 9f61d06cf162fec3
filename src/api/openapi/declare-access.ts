import type { OpenAPIObject } from '@nestjs/swagger';
import { ROUTE_ACCESS } from '../access/access.decorator.js';
import { operationsOf } from './operations.js';

const BEARER = 'bearer';
const KEY = 'key';

/** Adds to every operation how its caller proves who it is, and to the description which ways there are. */
export function declareAccess(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    securitySchemes: {
      [BEARER]: {
        type: 'http',
        scheme: 'bearer',
        description: 'A key (colo_...), or a token of the issuer.',
      },
      [KEY]: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'A key (colo_...).' },
    },
  };
  for (const { operation } of operationsOf(document)) {
    const { [ROUTE_ACCESS]: needs } = operation as { readonly [ROUTE_ACCESS]?: unknown };
    operation.security = needs === 'open' ? [] : [{ [BEARER]: [] }, { [KEY]: [] }];
  }
  return document;
}
