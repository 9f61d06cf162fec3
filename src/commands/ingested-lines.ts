import { STAGES } from '../runs/stages.js';
import { contentsOrigin } from './contents-origin.js';
import { ledgerText } from './ledger-text.js';
import { typesText } from './stage-lines.js';
import type { IngestedView } from '../runs/document-view.js';

/** The result of an ingestion, for a person. */
export function ingestedLines(view: IngestedView): string[] {
  const { embedding } = view;
  const lines = [
    `${view.title}  ${view.id}`,
    `  pages     ${view.pages}${view.ledger ? `: ${ledgerText(view.ledger)}` : ''}`,
    `  contents  ${view.toc.entries} entries (${contentsOrigin(view.toc)})`,
    `  chunks    ${view.chunks.total} (${typesText(view.chunks.byType)})`,
  ];
  if (view.reused) {
    lines.push('  already complete: nothing was done again (--force ingests it again)');
    return lines;
  }
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const stages = STAGES.flatMap((stage) => {
    const ms = view.stages[stage];
    return ms === undefined ? [] : [`${stage} ${seconds(ms)}`];
  });
  lines.push(
    `  vectors   ${embedding.embeddings_generated} computed, ${embedding.embeddings_reused} reused, ` +
      `${embedding.embeddings_failed} failed`,
    `  time      ${stages.join(', ')}`,
    `  status    ${view.status}`,
  );
  return lines;
}
