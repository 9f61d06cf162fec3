import type { INestApplicationContext } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import { Interrupted } from '../ingestion/run-ending.js';
import type { RunHooks } from '../ingestion/ingestion.runner.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import type { QueuedRun, QueuedRuns } from '../ingestion/bulk-runs.service.js';
import { RunHistoryService } from '../runs/run-history.service.js';
import { runView } from '../runs/run-view.js';
import type { RunView } from '../runs/run-view.js';
import type { RunSpan } from '../runs/run-states.js';
import { isStageReport } from '../runs/run-report.js';
import { stageLines } from './stage-lines.js';
import type { Terminal } from './terminal.js';

const RUN_ACTIVE = 'run.active';
const SAME_WAITS =
  'A running server or worker will execute the run; the same command with `--wait` executes it here, `colophon cancel` cancels it.';
const OTHER_WAITS =
  'The waiting run is for other stages. A running server or worker will execute it; `colophon retry DOCUMENT --wait` executes it here, `colophon cancel` cancels it.';

export interface RunsOutcome {
  readonly runs: readonly RunView[];
  readonly skipped: QueuedRuns['skipped'];
}

/** The state of the queued runs: with `wait` at their end, otherwise at once. */
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

/** A run that fails is reported and does not stop the next one. */
async function settle(runId: string, ingestion: IngestionService, hooks: RunHooks): Promise<void> {
  try {
    await ingestion.finish(runId, hooks);
  } catch (error) {
    if (error instanceof Interrupted || hooks.signal?.aborted) throw error;
  }
}

/**
 * Queues a run of one document, or reports that it already has one.
 *
 * @throws errors other than an existing run.
 */
export async function one(
  documentId: string,
  queue: (documentId: string) => Promise<{ readonly runId: string }>,
): Promise<QueuedRuns> {
  try {
    return { queued: [{ documentId, ...(await queue(documentId)) }], skipped: [] };
  } catch (error) {
    if (!(error instanceof UserError && error.code === RUN_ACTIVE)) throw error;
    return {
      queued: [],
      skipped: [{ documentId, code: error.code, message: error.message, hint: error.hint }],
    };
  }
}

/** Executes the waiting runs of the skipped documents, because no other process may ever do so. */
export async function takeUpWaiting(
  { queued, skipped }: QueuedRuns,
  ingestion: IngestionService,
  span: RunSpan | undefined,
  onTaken: (runId: string) => void,
): Promise<QueuedRuns> {
  const taken: QueuedRun[] = [];
  for (const { documentId, code } of skipped) {
    const runId = code === RUN_ACTIVE ? await ingestion.waiting(documentId, span) : null;
    if (runId === null) continue;
    onTaken(runId);
    taken.push({ documentId, runId });
  }
  const rest = skipped.filter(({ documentId }) => !taken.some((run) => run.documentId === documentId));
  return { queued: [...queued, ...taken], skipped: rest };
}

/** For a document that was asked for by name, being skipped is an error. @throws {UserError} `run.active` */
export async function requireQueued(
  { queued, skipped }: QueuedRuns,
  ingestion: IngestionService,
  span: RunSpan | undefined,
): Promise<void> {
  const [refused] = skipped;
  if (!refused || queued.length > 0) return;
  const { documentId, code, message, hint } = refused;
  const asked = (await ingestion.waiting(documentId, span)) !== null;
  const another = !asked && (await ingestion.waiting(documentId)) !== null;
  throw new UserError(code, message, {
    field: 'document',
    hint: asked ? SAME_WAITS : another ? OTHER_WAITS : hint,
  });
}

/** Shows the outcome. The exit code is 1 when a run that was waited for did not complete. */
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
  for (const { id, documentId, state, error, report } of runs) {
    terminal.line(`${documentId}  ${state}  run ${id}`);
    if (report && isStageReport(report)) stageLines(report).forEach((line) => terminal.line(line));
    if (error) terminal.line(`  ${error.message} [${error.code}]`);
  }
  for (const { documentId, message, code } of skipped) {
    terminal.note(`${documentId}  skipped: ${message} [${code}]`);
  }
  if (runs.length === 0) terminal.note('There are no documents to process.');
  else if (!options.wait) terminal.note('A running server or worker executes them; `--wait` does it here.');
}
