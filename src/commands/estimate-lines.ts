import { basename } from 'node:path';
import type { FileEstimate } from './file-estimates.js';
import { typesText } from './stage-lines.js';

/** What a dry run says of a file. */
export function estimateLines(estimate: FileEstimate): string[] {
  const { file, pages, sections, chunks, byType, tokens, seconds, megabytes } = estimate;
  return [
    basename(file),
    `  pages     ${pages}`,
    `  contents  ${sections} entries`,
    `  chunks    ${chunks}${chunks === 0 ? '' : ` (${typesText(byType)})`}, ${tokens} tokens`,
    `  time      about ${rounded(seconds.analysis + seconds.embedding)} s here: ` +
      `analysis ${rounded(seconds.analysis)} s, embedding ${rounded(seconds.embedding)} s`,
    `  space     about ${rounded(megabytes.file + megabytes.database)} MB: ` +
      `file ${rounded(megabytes.file)} MB, database ${rounded(megabytes.database)} MB`,
  ];
}

/** Two digits say enough of an estimate. */
function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
