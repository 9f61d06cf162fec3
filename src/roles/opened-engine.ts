import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnvironment } from '../config/environment.js';
import type { EmbeddingEngine } from '../inference/embedding-engine.js';
import { EngineSession } from '../inference/engine-session.js';
import type { EngineChoice } from '../inference/plan-executor.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { ConfigModule } from './config.module.js';

@Module({})
class EngineOnlyModule {}

/** The engine alone, in an application of its own. Its executor is chosen only for commands that embed. */
@Injectable()
export class OpenedEngine extends EngineSession {
  constructor(private readonly logger: StderrLogger) {
    super();
  }

  override async use<T>(
    work: (engine: EmbeddingEngine) => Promise<T>,
    choice: EngineChoice = {},
  ): Promise<T> {
    // Loaded only here, as most commands start faster without it.
    const { InferenceModule } = await import('../inference/inference.module.js');
    const { EmbeddingEngine: Engine } = await import('../inference/embedding-engine.js');
    const root = {
      module: EngineOnlyModule,
      imports: [ConfigModule.forRoot(readEnvironment()), InferenceModule.forRoot(choice)],
    };
    const app = await NestFactory.createApplicationContext(root, {
      logger: this.logger,
      abortOnError: false,
    });
    try {
      return await work(app.get(Engine));
    } finally {
      await app.close();
    }
  }
}
