import type { StageReport } from '../runs/run-report.js';
import { contentsOrigin, entryLine } from './contents-origin.js';

/** The result of a run that ended before publishing, for a person. */
export function stageLines({ toc, entries, chunks }: StageReport): string[] {
  const origin = contentsOrigin({
    source: toc.source,
    confidence: toc.confidence ?? null,
    pageOffset: toc.pageOffset ?? null,
  });
  const lines = [`  contents  ${toc.entries} entries (${origin})`];
  if (chunks) lines.push(`  chunks    ${chunks.total} (${typesText(chunks.byType)})`);
  for (const entry of entries ?? []) lines.push(`    ${entryLine(entry)}`);
  return lines;
}

/** How many chunks there are of each type that occurs. */
export function typesText(byType: Readonly<Record<string, number>>): string {
  return Object.entries(byType)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => `${count} ${type}`)
    .join(', ');
}
