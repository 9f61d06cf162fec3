import type { EncodedTexts, EncodeRequest } from './embedding-executor.js';

/**
 * What a worker can be asked to do, and what it answers. A new kind of model (`ModelKind`) gets its task here. The
 * compiler then requires a function for it in `encoder.worker.ts`, and a method of the executor sends it.
 */
export interface PoolTasks {
  readonly embed: { readonly request: EncodeRequest; readonly result: EncodedTexts };
}

export type TaskName = keyof PoolTasks;
export type TaskRequest<T extends TaskName = TaskName> = {
  [Name in T]: { readonly task: Name } & PoolTasks[Name]['request'];
}[T];
export type TaskResult<T extends TaskName = TaskName> = PoolTasks[T]['result'];
