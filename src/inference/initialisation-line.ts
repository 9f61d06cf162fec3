import type { ProcessRole } from './choose-executor.js';
import { isGpu } from './device.js';
import type { ExecutorInfo } from './executors/embedding-executor.js';

/**
 * The one line that a process logs when it has settled how it embeds, for example
 * `embedding pool: workers=8 gpu=false subprocess=false executor=process device=cpu models=all-MiniLM-L6-v2@… …`.
 *
 * @param reasons Why this executor, worker count and device, as the choosing functions gave them.
 */
export function initialisationLine(facts: {
  readonly info: ExecutorInfo;
  readonly role: ProcessRole;
  readonly models: readonly {
    readonly key: string;
    readonly revision: string;
    readonly textsPerMessage: number;
  }[];
  readonly reasons?: readonly string[];
}): string {
  const { info, role, models, reasons = [] } = facts;
  const values = {
    workers: info.workers,
    gpu: isGpu(info.device),
    subprocess: role !== 'main',
    executor: info.kind,
    device: info.device,
    models: models.map(({ key, revision }) => `${key}@${revision}`).join(','),
    'inner-threads': 1,
    'texts-per-message': models.map((model) => model.textsPerMessage).join(','),
  };
  const line = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `embedding pool: ${line.join(' ')}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`;
}
