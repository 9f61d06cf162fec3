import type { INestApplicationContext } from '@nestjs/common';
import { Interrupted } from '../ingestion/ingestion.runner.js';
import type { RunHooks } from '../ingestion/ingestion.runner.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import type { QueuedRun, QueuedRuns } from '../ingestion/bulk-runs.service.js';
import { RunHistoryService } from '../ingestion/run-history.service.js';
import { runView } from '../ingestion/run-view.js';
import type { RunView } from '../ingestion/run-view.js';
import type { Terminal } from './terminal.js';

export interface RunsOutcome {
  readonly runs: readonly RunView[];
  readonly skipped: QueuedRuns['skipped'];
}

/** What became of the queued runs: with `wait` at their end, else as they wait. */
export async function outcomeOf(
  { queued, skipped }: QueuedRuns,
  library: INestApplicationContext,
  wait: boolean,
  hooks: RunHooks,
): Promise<RunsOutcome> {
  const history = library.get(RunHistoryService);
  const runs: RunView[] = [];
  for (const { runId } of queued) {
    if (wait) await settle(runId, library.get(IngestionService), hooks);
    runs.push(runView(await history.get(runId)));
  }
  return { runs, skipped };
}

/** A run that ends badly says so itself, and does not keep the next one out. */
async function settle(runId: string, ingestion: IngestionService, hooks: RunHooks): Promise<void> {
  try {
    await ingestion.finish(runId, hooks);
  } catch (error) {
    if (error instanceof Interrupted || hooks.signal?.aborted) throw error;
  }
}

export function one(documentId: string, { runId }: { readonly runId: string }): QueuedRuns {
  const queued: QueuedRun[] = [{ documentId, runId }];
  return { queued, skipped: [] };
}

/** Shows the outcome; the exit code is 1 when a run that was waited for did not complete. */
export function presentRuns(
  { runs, skipped }: RunsOutcome,
  options: { readonly json?: boolean; readonly wait?: boolean },
  terminal: Terminal,
): void {
  terminal.endProgress();
  if (options.wait && runs.some(({ state }) => state !== 'completed')) process.exitCode = 1;
  if (options.json) {
    terminal.json({ runs, skipped });
    return;
  }
  for (const { id, documentId, state, error } of runs) {
    terminal.line(`${documentId}  ${state}  run ${id}`);
    if (error) terminal.line(`  ${error.message} [${error.code}]`);
  }
  for (const { documentId, message, code } of skipped) {
    terminal.note(`${documentId}  skipped: ${message} [${code}]`);
  }
  if (runs.length === 0) terminal.note('No document to work on.');
  else if (!options.wait) terminal.note('A running server or worker takes them up; `--wait` does it here.');
}
