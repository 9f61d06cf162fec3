import { AnalysisFailed } from '../analysis/analyse-book.js';
import type { BookAnalysis, AnalysisRequest } from '../analysis/analysis.js';
import type { AnalysisService } from '../analysis/analysis.service.js';
import { assertPdfFile } from '../documents/file-store.js';
import { interruptible } from './interruption.js';
import type { Terminal } from './terminal.js';

/** Analyses a file for a person who wants to see what the program makes of it; nothing is stored. */
export async function analyseFile(
  path: string,
  analysis: AnalysisService,
  terminal: Terminal,
  request: AnalysisRequest = {},
): Promise<BookAnalysis> {
  await assertPdfFile(path);
  try {
    return await interruptible((signal) =>
      analysis.analyse(path, request, {
        signal,
        onProgress: (stage, done, total) => {
          if (total > 0) terminal.progress(stage, done, total);
        },
      }),
    );
  } catch (error) {
    throw error instanceof AnalysisFailed ? error.cause : error;
  }
}
