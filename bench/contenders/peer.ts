import { join } from 'node:path';
import type { EmbeddingRun, EmbeddingTask } from '../embedding/embedding-run.js';
import { readVectors } from '../embedding/vectors-file.js';
import { lastLineAsJson, runScript } from '../measuring/run-process.js';
import { percentile } from '../measuring/statistics.js';
import { MODELS_FOLDER, PEERS_FOLDER } from '../places.js';

/** Texts embedded before the clock starts: sessions allocate memory and caches fill with the first texts. */
const WARM_TEXTS = 8;

/** Embeds with another library in a separate process. */
export async function embedWithPeer(
  { textsFile, vectorsFile }: EmbeddingTask,
  peer: { readonly library: 'transformers-js' | 'fastembed'; readonly batch: number },
): Promise<EmbeddingRun> {
  const task = { textsFile, vectorsFile, modelsDir: MODELS_FOLDER, batch: peer.batch, warmTexts: WARM_TEXTS };
  const script = join(PEERS_FOLDER, `${peer.library}.mjs`);
  const { stdout, peakRssBytes } = await runScript(script, [JSON.stringify(task)]);
  const { seconds, messageMs } = lastLineAsJson<{ seconds: number; messageMs: number[] }>(stdout);
  return {
    seconds,
    messageMs: { p50: percentile(messageMs, 0.5), p95: percentile(messageMs, 0.95) },
    eventLoopP99Ms: null,
    peakRssBytes,
    tokens: null,
    vectors: await readVectors(vectorsFile),
  };
}
