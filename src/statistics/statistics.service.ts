import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IS_WORKED_ON } from '../runs/run-state-sql.js';
import { STAGES } from '../runs/stages.js';
import type { LibraryStatistics, ModelVectors, StageSpeed, Work } from './statistics.js';

const LIVE = 'd.deleted_at IS NULL';

const DOCUMENTS = `
  SELECT status, count(*)::int AS documents, coalesce(sum(page_count), 0)::float8 AS pages,
         sum(byte_length)::float8 AS bytes
  FROM documents d WHERE ${LIVE} GROUP BY status`;

const SECTIONS = `
  SELECT count(*)::int AS sections FROM sections s JOIN documents d ON d.id = s.document_id
  WHERE s.published AND ${LIVE}`;

const CHUNKS = `
  SELECT c.type, count(*)::int AS chunks, sum(c.token_count)::float8 AS tokens
  FROM chunks c JOIN documents d ON d.id = c.document_id
  WHERE c.published AND ${LIVE} GROUP BY c.type ORDER BY c.type`;

const VECTORS = `
  SELECT m.key AS model, m.dimension, count(*)::int AS vectors,
         EXISTS (SELECT FROM active_models a WHERE a.model_id = m.id) AS active
  FROM chunk_embeddings e JOIN embedding_models m ON m.id = e.model_id
  JOIN chunks c ON c.id = e.chunk_id JOIN documents d ON d.id = c.document_id
  WHERE c.published AND ${LIVE} GROUP BY m.id ORDER BY m.id`;

const ENDED = `
  SELECT state, count(*)::int AS runs FROM ingestion_runs
  WHERE finished_at > now() - interval '24 hours' GROUP BY state`;

/** The report of a run has the numbers of its pages and chunks. */
const SPEEDS = `
  SELECT s.key AS stage, percentile_disc(0.5) WITHIN GROUP (ORDER BY s.value::float8)::int AS median,
         sum(s.value::float8) AS ms, sum((r.report->>'pages')::float8) AS pages,
         sum((r.report->'chunks'->>'total')::float8) AS chunks
  FROM ingestion_runs r CROSS JOIN LATERAL jsonb_each_text(r.stage_ms) AS s
  WHERE r.state = 'completed' AND r.finished_at > now() - interval '24 hours'
  GROUP BY s.key`;

const AGE = (column: string) => `(extract(epoch FROM now() - ${column}) * 1000)::float8`;

const WORK = `
  SELECT r.owner, 'run' AS kind, d.id AS "documentId", d.title, r.id AS "runId", NULL AS model, r.state AS stage,
         r.progress_done AS done, r.progress_total AS total, ${AGE('r.heartbeat_at')} AS "heartbeatAgeMs"
  FROM ingestion_runs r JOIN documents d ON d.id = r.document_id WHERE r.${IS_WORKED_ON} AND r.owner IS NOT NULL
  UNION ALL
  SELECT p.owner, 'part', d.id, d.title, r.id, NULL, 'embedding', p.done, p.place_to - p.place_from, ${AGE('p.beat_at')}
  FROM run_parts p JOIN ingestion_runs r ON r.id = p.run_id JOIN documents d ON d.id = r.document_id
  WHERE p.owner IS NOT NULL AND p.result IS NULL AND r.${IS_WORKED_ON}
  UNION ALL
  SELECT p.owner, 'part', NULL, NULL, NULL, m.key, 'embedding', p.done, p.size, ${AGE('p.beat_at')}
  FROM model_change_parts p JOIN model_changes g ON g.id = p.change_id JOIN embedding_models m ON m.id = g.model_id
  WHERE p.owner IS NOT NULL AND p.embedded IS NULL AND g.state = 'embedding'
  ORDER BY 1, 2 DESC`;

/** Stages whose work is counted in pages. */
const OF_PAGES: readonly string[] = ['reading', 'structuring', 'chunking'];

interface SpeedRow {
  readonly stage: string;
  readonly median: number;
  readonly ms: number;
  readonly pages: number | null;
  readonly chunks: number | null;
}

/** Counts what the library holds, and looks what its processes do. It changes nothing. */
@Injectable()
export class StatisticsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts every row, which takes about a second for a million chunks. */
  async library(): Promise<LibraryStatistics> {
    const documents = await this.rows<{ status: string; documents: number; pages: number; bytes: number }>(
      DOCUMENTS,
    );
    const [sections] = await this.rows<{ sections: number }>(SECTIONS);
    const chunks = await this.rows<{ type: string; chunks: number; tokens: number | null }>(CHUNKS);
    const vectors = await this.rows<ModelVectors>(VECTORS);
    const runs = await this.rows<{ state: string; runs: number }>(ENDED);
    const total = sum(chunks.map((row) => row.chunks));
    return {
      documents: {
        total: sum(documents.map((row) => row.documents)),
        byStatus: Object.fromEntries(documents.map((row) => [row.status, row.documents])),
        pages: sum(documents.map(({ pages }) => pages)),
        bytes: sum(documents.map(({ bytes }) => bytes)),
      },
      sections: sections!.sections,
      chunks: {
        total,
        byType: Object.fromEntries(chunks.map((row) => [row.type, row.chunks])),
        meanTokens: total === 0 ? null : Math.round(sum(chunks.map(({ tokens }) => tokens ?? 0)) / total),
      },
      vectors,
      lastDay: {
        runs: Object.fromEntries(runs.map((row) => [row.state, row.runs])),
        stages: speedsOf(await this.rows<SpeedRow>(SPEEDS)),
      },
    };
  }

  /** What each process of the library does now. */
  async work(): Promise<Work[]> {
    const rows = await this.rows<Omit<Work, 'host' | 'pid'> & { readonly owner: string }>(WORK);
    return rows.map(({ owner, ...row }) => {
      const [host = '', pid = ''] = owner.split('/');
      return { host, pid: Number(pid), ...row };
    });
  }

  private rows<T>(statement: string): Promise<T[]> {
    return this.dataSource.query<T[]>(statement);
  }
}

function speedsOf(rows: readonly SpeedRow[]): StageSpeed[] {
  return STAGES.flatMap((stage) => {
    const row = rows.find((one) => one.stage === stage);
    if (!row) return [];
    const done = OF_PAGES.includes(stage) ? row.pages : row.chunks;
    const perSecond = done === null || row.ms === 0 ? null : Math.round((done / row.ms) * 10_000) / 10;
    return [{ stage, median: row.median, perSecond }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
