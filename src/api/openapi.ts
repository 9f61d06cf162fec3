import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { declareProblems } from './openapi-problems.js';

/** Serves the API description at `/docs` and `/docs-json`. */
export function serveOpenApi(app: INestApplication, version: string): void {
  const config = new DocumentBuilder()
    .setTitle('Colophon')
    .setDescription('Books in, cited passages out.')
    .setVersion(version)
    .build();
  SwaggerModule.setup('docs', app, () => describe(app, config));
}

function describe(app: INestApplication, config: Omit<OpenAPIObject, 'paths'>): OpenAPIObject {
  return declareProblems(SwaggerModule.createDocument(app, config));
}
