import { isGpu } from './device.js';
import type { ExecutorPlan } from './plan-executor.js';

/** The name of the logger. */
export const POOL_LOG = 'EmbeddingPool';

/**
 * The one line that a process logs after it has decided how it embeds, for example
 * `embedding pool: workers=8 gpu=false subprocess=false executor=process device=cpu models=all-MiniLM-L6-v2@… …`.
 */
export function initialisationLine(plan: ExecutorPlan): string {
  const { kind, role, options, models, reasons } = plan;
  const values = {
    workers: options.workers,
    gpu: isGpu(options.device),
    subprocess: role !== 'main',
    executor: kind,
    device: options.device,
    models: models.map(({ key, revision }) => `${key}@${revision}`).join(',') || 'none',
    'inner-threads': 1,
    'texts-per-message': models.map((model) => model.textsPerMessage).join(',') || 'none',
  };
  const line = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `embedding pool: ${line.join(' ')} (${reasons.join('; ')})`;
}
