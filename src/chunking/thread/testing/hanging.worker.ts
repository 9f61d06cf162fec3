import { parentPort, workerData } from 'node:worker_threads';
import type { AnalysisMessage, AnalysisStage } from '../../analysis.js';

/** An analysis that never ends: it reports that it reads `pageCount` pages, then loops forever in the stage `hangsIn`. */
const { hangsIn, pageCount } = workerData as { readonly hangsIn: AnalysisStage; readonly pageCount: number };
const tell = (message: AnalysisMessage) => parentPort!.postMessage(message);

tell({ kind: 'progress', stage: 'reading', done: pageCount, total: pageCount });
if (hangsIn !== 'reading') tell({ kind: 'progress', stage: hangsIn, done: 0, total: 0 });
for (;;);
