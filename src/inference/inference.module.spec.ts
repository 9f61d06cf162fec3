import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../roles/config.module.js';
import { EmbeddingEngine } from './embedding-engine.js';
import { EmbeddingExecutor } from './executors/embedding-executor.js';
import { ProcessPoolExecutor } from './executors/process-pool.executor.js';
import { ThreadPoolExecutor } from './executors/thread-pool.executor.js';
import { InferenceModule } from './inference.module.js';

class RootModule {}

/** Starts an application with the module. Returns the result, and the line that was logged. */
async function start(inference: DynamicModule, settings: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const logger = { log: (line: string) => lines.push(line), error: vi.fn(), warn: vi.fn() };
  const root = { module: RootModule, imports: [ConfigModule.forRoot(settings), inference] };
  const app = await NestFactory.createApplicationContext(root, { logger, abortOnError: false });
  onTestFinished(() => app.close());
  return { app, lines: lines.filter((line) => line.startsWith('embedding pool:')) };
}

describe('the executor of an application', () => {
  it.each([
    ['process', ProcessPoolExecutor, { EMBEDDING_EXECUTOR: 'process' }],
    ['thread', ThreadPoolExecutor, { EMBEDDING_EXECUTOR: 'thread' }],
  ] as const)('is the %s pool, told in one line at the start', async (kind, pool, settings) => {
    const inference = InferenceModule.forRoot({ workers: 3, device: 'cpu' });
    const { app, lines } = await start(inference, { EMBEDDING_DEVICE: 'cuda', ...settings });
    const executor = app.get(EmbeddingExecutor);
    expect(executor).toBeInstanceOf(pool);
    expect(executor.info).toEqual({ kind, workers: 3, device: 'cpu' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(`workers=3 gpu=false subprocess=`);
    // Workers start with the first message.
    expect(executor.workerMemory()).toEqual([]);
  });

  it('is absent in a process that does not embed: no device is tried, but the models are known', async () => {
    const settings = { EMBEDDING_DEVICE: 'dml', EMBEDDING_WARM: 'true' };
    const { app, lines } = await start(InferenceModule.withoutExecutor(), settings);
    const engine = app.get(EmbeddingEngine);
    expect(lines).toEqual([]);
    expect(await engine.identity('all-MiniLM-L6-v2')).toMatchObject({ dimension: 384 });
    await expect(engine.embedQuery('all-MiniLM-L6-v2', 'a text')).rejects.toThrow(
      'opened without an executor',
    );
  });

  it('omits an unreadable model from its log line, and starts', async () => {
    const { lines } = await start(InferenceModule.forRoot(), {
      EMBEDDING_MODELS: 'all-MiniLM-L6-v2,code=none',
    });
    expect(lines[0]).toMatch(/ models=all-MiniLM-L6-v2@\w+ inner-threads=1 texts-per-message=8 /);
  });

  it('ends the start with the message of the runtime when its device is unavailable', async () => {
    await expect(start(InferenceModule.forRoot(), { EMBEDDING_DEVICE: 'dml' })).rejects.toMatchObject({
      code: 'embedding.device_unavailable',
      message: expect.stringMatching(/The device "dml" is not available: .*dml/) as string,
      hint: expect.stringContaining('EMBEDDING_DEVICE=cpu') as string,
    });
  });
});
