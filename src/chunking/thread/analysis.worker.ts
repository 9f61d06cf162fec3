import { parentPort, workerData } from 'node:worker_threads';
import { readBookIndex } from '../../book-index/read-book-index.js';
import { chunkBook } from '../chunk-book.js';
import { toErrorData } from '../../errors/errors.js';
import { readBook } from '../../pdf/read-book.js';
import { readShared } from '../../pdf/read-shared.js';
import { buildContents } from '../../structure/build-contents.js';
import { documentTitle } from '../../structure/document-title.js';
import { measuresOf } from './model-measures.js';
import { viewPages } from '../page-view/page-view.js';
import type {
  AnalysisMessage,
  AnalysisOrder,
  AnalysisStage,
  BookAnalysis,
  StructuredBook,
} from '../analysis.js';

const options = workerData as AnalysisOrder;
const stageMs: Record<AnalysisStage, number> = { reading: 0, structuring: 0, chunking: 0 };
let stage: AnalysisStage = 'reading';

function tell(message: AnalysisMessage): void {
  parentPort!.postMessage(message);
}

async function timed<T>(name: AnalysisStage, work: () => T | Promise<T>): Promise<T> {
  stage = name;
  tell({ kind: 'progress', stage, done: 0, total: 0 });
  const started = performance.now();
  const result = await work();
  stageMs[name] = performance.now() - started;
  return result;
}

async function analyse(): Promise<BookAnalysis | StructuredBook> {
  const book = await timed('reading', async () => {
    const { heapMegabytes, pageSeconds, bookSeconds, threads, password, pdfium } = options;
    return readBook(await readShared(options.path), {
      heapMegabytes,
      pageSeconds,
      bookSeconds,
      threads,
      password,
      pdfium,
      onProgress: (done, total) => tell({ kind: 'progress', stage, done, total }),
    });
  });
  const contents = await timed('structuring', () =>
    buildContents(book, { withoutContents: options.withoutContents, source: options.contentsSource }),
  );
  const structured: StructuredBook = {
    title: documentTitle(book),
    pageCount: book.pageCount,
    pageFailures: book.failures,
    pageWarnings: book.warnings,
    contents,
    stageMs,
  };
  const { models } = options;
  if (models === null) return structured;
  const chunking = await timed('chunking', async () => {
    const byType = await measuresOf(models);
    return chunkBook(book, contents, { ...byType.concept, byType });
  });
  return {
    ...structured,
    chunking,
    index: options.index ? readBookIndex(book, contents) : null,
    pageViews: options.pages ? viewPages(book, contents, chunking.chunks, options.pages) : [],
  };
}

try {
  tell({ kind: 'done', analysis: await analyse() });
} catch (error) {
  tell({ kind: 'failed', stage, error: toErrorData(error) });
}
