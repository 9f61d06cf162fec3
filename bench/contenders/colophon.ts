import { runScript } from '../measuring/run-process.js';
import { COLOPHON } from '../places.js';
import type { EmbeddingRun, EmbeddingTask } from '../embedding/embedding-run.js';
import { readVectors } from '../embedding/vectors-file.js';

/** The compared part of the report of `colophon embed --json`. */
interface EmbedReport {
  readonly embeddings_failed: number;
  /** Seconds since the workers were ready. */
  readonly processing_time: number;
  readonly tokensPerSecond: number;
  readonly messageP50Ms?: number;
  readonly messageP95Ms?: number;
  readonly eventLoopP99Ms?: number;
}

/** Embeds with Colophon's command line; the clock starts after the workers have started and loaded the model. */
export async function embedWithColophon(
  { textsFile, vectorsFile }: EmbeddingTask,
  pool: { readonly executor: 'process' | 'thread'; readonly workers: number },
): Promise<EmbeddingRun> {
  const { stdout, peakRssBytes } = await runScript(
    COLOPHON,
    ['embed', textsFile, '--json', '--out', vectorsFile],
    { EMBEDDING_EXECUTOR: pool.executor, EMBEDDING_WORKERS: String(pool.workers), EMBEDDING_WARM: 'true' },
  );
  const report = JSON.parse(stdout) as EmbedReport;
  const { processing_time: seconds, messageP50Ms: p50, messageP95Ms: p95 } = report;
  return {
    seconds,
    messageMs: p50 === undefined || p95 === undefined ? null : { p50, p95 },
    eventLoopP99Ms: report.eventLoopP99Ms ?? null,
    peakRssBytes,
    tokens: Math.round(report.tokensPerSecond * seconds),
    vectors: await readVectors(vectorsFile),
  };
}
