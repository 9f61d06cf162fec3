// Opens the engine as a root module does, tells what was logged until then, and what became of a text. Plain JavaScript on
// the compiled program, because it is a forked process.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EmbeddingEngine } from '../../dist/src/inference/embedding-engine.js';
import { InferenceModule } from '../../dist/src/inference/inference.module.js';
import { ConfigModule } from '../../dist/src/roles/config.module.js';

class RootModule {}
const lines = [];
const silent = () => undefined;
const logger = { log: (line) => lines.push(line), error: silent, warn: silent };
const imports = [ConfigModule.forRoot(process.env), InferenceModule.forRoot()];
const app = await NestFactory.createApplicationContext({ module: RootModule, imports }, { logger });
const started = lines.filter((line) => line.startsWith('embedding pool:'));
const engine = app.get(EmbeddingEngine);
const vector = await engine.embedQuery(engine.models()[0], 'a text');
process.send({ started, numbers: vector.length });
await app.close();
process.disconnect();
