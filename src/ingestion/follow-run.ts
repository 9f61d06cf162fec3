import { setTimeout as delay } from 'node:timers/promises';
import type { RunHooks } from './ingestion.runner.js';
import type { RunHistoryRepository } from '../runs/run-history.repository.js';
import { hasEnded } from '../runs/run-states.js';
import { STAGES } from '../runs/stages.js';

/** Progress is written once a second; looking twice as often shows it without much delay. */
const LOOK_MS = 500;
/** How many looks pass between two recoveries. This command may be the only process left to notice a lost owner. */
const LOOKS_A_RECOVERY = 10;

/** Waits for the end of a run that another process works on, and reports its progress. */
export async function followRun(
  runId: string,
  history: Pick<RunHistoryRepository, 'find'>,
  { signal, onProgress }: RunHooks,
  recover: () => Promise<unknown>,
): Promise<void> {
  for (let look = 1; ; look += 1) {
    signal?.throwIfAborted();
    if (look % LOOKS_A_RECOVERY === 0) await recover();
    const run = await history.find(runId);
    if (!run || hasEnded(run.state)) return;
    const stage = STAGES.find((name) => name === run.state);
    if (stage) onProgress?.(stage, run.progressDone, run.progressTotal);
    await delay(LOOK_MS);
  }
}
