import type { DocumentChange } from '../documents/document-change.js';
import type { PublishedRun } from '../runs/ingestion-run.entity.js';
import { warningsOf } from './make-report.js';
import type { RunReport } from '../runs/run-report.js';

/**
 * The status of a document while no run works on it and none has failed.
 *
 * @param published The run whose content readers see.
 * @param message The document's message when nothing is published.
 */
export function restingChange(published: PublishedRun | null, message = ''): DocumentChange {
  return published ? completedChange(published.report) : { status: 'pending', message };
}

/** The status of a document after a run with this report. */
export function completedChange(report: RunReport): DocumentChange {
  const warnings = warningsOf(report);
  return warnings.length > 0
    ? { status: 'completed_with_warnings', message: warnings.join(' ') }
    : { status: 'completed', message: `${report.chunks.total} chunks can be searched.` };
}
