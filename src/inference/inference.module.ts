import { Injectable, Logger, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap, Provider } from '@nestjs/common';
import { EmbeddingConfig } from './embedding.config.js';
import { EmbeddingEngine } from './embedding-engine.js';
import { EmbeddingExecutor } from './executors/embedding-executor.js';
import { NoExecutor } from './executors/no.executor.js';
import { ProcessPoolExecutor } from './executors/process-pool.executor.js';
import { ThreadPoolExecutor } from './executors/thread-pool.executor.js';
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

/** Both pools are created. Workers start only with a message, so the pool that is not chosen costs nothing. */
const EXECUTOR_PROVIDERS: readonly Provider[] = [
  {
    provide: ProcessPoolExecutor,
    inject: [ExecutorPlan],
    useFactory: ({ options }: ExecutorPlan) => new ProcessPoolExecutor(options),
  },
  {
    provide: ThreadPoolExecutor,
    inject: [ExecutorPlan],
    useFactory: ({ options }: ExecutorPlan) => new ThreadPoolExecutor(options),
  },
  {
    provide: EmbeddingExecutor,
    inject: [ExecutorPlan, ProcessPoolExecutor, ThreadPoolExecutor],
    useFactory: (plan: ExecutorPlan, processes: ProcessPoolExecutor, threads: ThreadPoolExecutor) => {
      const executor = { process: processes, thread: threads }[plan.kind];
      new Logger(POOL_LOG).log(initialisationLine(plan));
      return executor;
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
      useFactory: (config: EmbeddingConfig, catalog: ModelCatalog) => planExecutor(config, catalog, choice),
    };
    return inferenceModule([plan, ...EXECUTOR_PROVIDERS]);
  }

  /** For a process that only reads what is stored: it tries no device and logs nothing. */
  static withoutExecutor(): DynamicModule {
    return inferenceModule([{ provide: EmbeddingExecutor, useClass: NoExecutor }]);
  }
}

function inferenceModule(executor: readonly Provider[]): DynamicModule {
  return {
    module: InferenceModule,
    global: true,
    imports: [ModelCatalogModule],
    providers: [...executor, EmbeddingEngine],
    exports: [EmbeddingEngine, ModelCatalogModule],
  };
}
