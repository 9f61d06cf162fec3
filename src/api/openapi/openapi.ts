import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { declareWebhooks } from '../webhooks/declare-webhooks.js';
import { declareAccess } from './declare-access.js';
import { declareIdempotency } from './declare-idempotency.js';
import { declareProblems } from './declare-problems.js';

/** Serves the API description at `/docs` and `/docs-json`. */
export function serveOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup('docs', app, () => describeApi(app, version));
}

/** The description of all routes, from the code. Nothing of it needs a running library. */
export function describeApi(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Colophon')
    .setDescription('Books in, cited passages out.')
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  return declareWebhooks(declareProblems(declareAccess(declareIdempotency(document))));
}

/** `DocumentsController.list` is `documentsList`: the names of a generated client's methods. */
function operationId(controller: string, method: string): string {
  const resource = controller.replace(/Controller$/, '');
  return (
    resource.charAt(0).toLowerCase() + resource.slice(1) + method.charAt(0).toUpperCase() + method.slice(1)
  );
}
