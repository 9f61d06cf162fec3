import { setTimeout as delay } from 'node:timers/promises';
import type { RunHooks } from './ingestion.runner.js';
import type { RunHistoryRepository } from '../runs/run-history.repository.js';
import { hasEnded } from '../runs/run-states.js';
import { STAGES } from '../runs/stages.js';

/** Twice as often as progress is written. */
const LOOK_MS = 500;
/** A command may be the only process that is left to notice that the other one is gone. */
const LOOKS_A_RECOVERY = 10;

/** Waits for the end of a run that another process works on, and reports its progress on the way. */
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
