import { Injectable, Logger, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap, OnApplicationShutdown, Provider } from '@nestjs/common';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { EmbeddingConfig } from './embedding.config.js';
import { EmbeddingEngine } from './embedding-engine.js';
import { EmbeddingExecutor } from './executors/embedding-executor.js';
import { NoExecutor } from './executors/no.executor.js';
import { executorOf } from './executor-of.js';
import { POOL_LOG, initialisationLine } from './initialisation-line.js';
import { ModelCatalog } from './model-catalog.js';
import { ModelCatalogModule } from './model-catalog.module.js';
import { ExecutorPlan, planExecutor } from './plan-executor.js';
import type { EngineChoice } from './plan-executor.js';

/** Starts the workers with the application if the settings say so. Otherwise they start with their first message. */
@Injectable()
class WorkerWarmer implements OnApplicationBootstrap {
  constructor(
    private readonly config: EmbeddingConfig,
    private readonly engine: EmbeddingEngine,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.warm) await this.engine.warm();
  }
}

/** Ends the workers with the application. */
@Injectable()
class WorkerCloser implements OnApplicationShutdown {
  constructor(
    private readonly engine: EmbeddingEngine,
    private readonly shutdown: ShutdownConfig,
  ) {}

  /** Not in an earlier hook: until here the current run may end or be handed back, and it needs its workers for that. */
  async onApplicationShutdown(): Promise<void> {
    await this.engine.close(this.shutdown.seconds * 1000);
  }
}

const EXECUTOR_PROVIDERS: readonly Provider[] = [
  {
    provide: EmbeddingExecutor,
    inject: [ExecutorPlan],
    useFactory: (plan: ExecutorPlan) => {
      new Logger(POOL_LOG).log(initialisationLine(plan));
      return executorOf(plan);
    },
  },
  WorkerWarmer,
];

/**
 * Turns texts into vectors, without a database. It is global: each root module says once whether its process embeds,
 * and all rooms then use the same executor.
 */
@Module({})
export class InferenceModule {
  /**
   * For a process that embeds. Its executor is chosen while the application starts, from the role of the process and
   * the available devices. If a device was set by name and is unavailable, the start fails.
   */
  static forRoot(choice: EngineChoice = {}): DynamicModule {
    const plan: Provider = {
      provide: ExecutorPlan,
      inject: [EmbeddingConfig, ModelCatalog],
      useFactory: (config: EmbeddingConfig, catalog: ModelCatalog) =>
        planExecutor(config, catalog, choice, new Logger('EmbeddingExecutor')),
    };
    return inferenceModule([plan, ...EXECUTOR_PROVIDERS]);
  }

  /** For a process that only reads what is stored: it tries no device and logs nothing. */
  static withoutExecutor(): DynamicModule {
    return inferenceModule([{ provide: EmbeddingExecutor, useClass: NoExecutor }]);
  }
}

const ENGINE: Provider = {
  provide: EmbeddingEngine,
  inject: [EmbeddingConfig, ModelCatalog, EmbeddingExecutor],
  useFactory: (config: EmbeddingConfig, catalog: ModelCatalog, executor: EmbeddingExecutor) =>
    new EmbeddingEngine(config, catalog, executor, new Logger(EmbeddingEngine.name)),
};

function inferenceModule(executor: readonly Provider[]): DynamicModule {
  return {
    module: InferenceModule,
    global: true,
    imports: [ModelCatalogModule],
    providers: [...executor, ENGINE, WorkerCloser],
    exports: [EmbeddingEngine, ModelCatalogModule],
  };
}
