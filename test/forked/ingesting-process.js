// Ingests a book once it is told to; until then the model was found whole, and no worker has loaded it.
import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { DocumentsService } from '../../dist/src/documents/documents.service.js';
import { EmbeddingEngine } from '../../dist/src/inference/embedding-engine.js';
import { IngestionService } from '../../dist/src/ingestion/ingestion.service.js';
import { LogConfig } from '../../dist/src/operations/log.config.js';
import { StderrLogger } from '../../dist/src/operations/stderr-logger.js';
import { LibraryModule } from '../../dist/src/roles/library.module.js';

const library = await NestFactory.createApplicationContext(
  LibraryModule.forRoot(process.env, { attach: 'if-running', command: 'a test' }),
  { logger: new StderrLogger(new LogConfig(process.env)) },
);
await library.get(EmbeddingEngine).identity('tiny');
process.send('verified');
await once(process, 'message');
const { document } = await library.get(DocumentsService).addPath(process.env.BOOK);
await library.get(IngestionService).ingest(document.id, false);
