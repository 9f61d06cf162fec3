import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { embedTextOf } from '../chunking/embed-text.js';
import type { RemovedRows } from '../documents/document.repository.js';
import { IS_ACTIVE } from '../runs/run-state-sql.js';
import { ChunkEntity } from './chunk.entity.js';
import { chunkRow, sectionRow } from './content-rows.js';
import { sectionPaths } from './stored-chunk.js';
import type { StoredChunk, StoredSection } from './stored-chunk.js';
import { TEXT_COLUMNS, TEXT_RECORD } from './text-columns.js';

/** Rows per statement. They have about 1 MB of text, so that serialising them never blocks the event loop for long. */
const ROWS_A_STATEMENT = 500;

const INSERT_SECTIONS = `
  INSERT INTO sections (id, document_id, run_id, parent_id, position, level, title, path, page_first, page_last,
                        corrections)
  SELECT s.id, $1, $2, s.parent_id, s.position, s.level, s.title,
         ARRAY(SELECT jsonb_array_elements_text(s.path)), s.page_first, s.page_last, s.corrections
  FROM jsonb_to_recordset($3::jsonb) AS s(id uuid, parent_id uuid, position int, level int, title text, path jsonb,
                                          page_first int, page_last int, corrections uuid[])`;

const INSERT_CHUNKS = `
  INSERT INTO chunks (document_id, run_id, section_id, ordinal, ${TEXT_COLUMNS.join(', ')})
  SELECT $1, $2, c.section_id, c.ordinal, ${TEXT_COLUMNS.map((column) => `c.${column}`).join(', ')}
  FROM jsonb_to_recordset($3::jsonb) AS c(section_id uuid, ordinal int, ${TEXT_RECORD})`;

/** Pairs each staged chunk with a published one of the same text. Repeated texts are paired in reading order. */
const PAIR_UNCHANGED = `
  WITH staged AS (
    SELECT id, content_hash, row_number() OVER (PARTITION BY content_hash ORDER BY ordinal) AS occurrence
    FROM chunks WHERE run_id = $2 AND NOT published),
  kept AS (
    SELECT id, content_hash, row_number() OVER (PARTITION BY content_hash ORDER BY ordinal) AS occurrence
    FROM chunks WHERE document_id = $1 AND published)
  UPDATE chunks SET replaces = kept.id
  FROM staged JOIN kept USING (content_hash, occurrence)
  WHERE chunks.id = staged.id`;

const TAKE_OVER_PLACES = `
  UPDATE chunks kept
  SET run_id = staged.run_id, section_id = staged.section_id, ordinal = staged.ordinal,
      ${TEXT_COLUMNS.map((column) => `${column} = staged.${column}`).join(', ')}
  FROM chunks staged
  WHERE staged.run_id = $1 AND staged.replaces = kept.id`;

const TO_EMBED =
  'SELECT id, type, text, embed_prefix AS "embedPrefix", embed_hash AS "embedHash" FROM chunks';
const IN_PLACES = 'AND ordinal >= $2 AND ($3::int IS NULL OR ordinal < $3) ORDER BY ordinal';
const STAGED = `${TO_EMBED} WHERE run_id = $1 AND NOT published ${IN_PLACES}`;
const WITHIN = `${TO_EMBED} WHERE id BETWEEN $1 AND $2 AND published AND type = ANY($3) ORDER BY id`;
const PUBLISHED = `${TO_EMBED} WHERE document_id = $1 AND published ${IN_PLACES}`;

/** A caller that wrongly believes that a run has ended must not delete the content of that run. */
const OF_ENDED_RUN = `
  AND NOT EXISTS (SELECT FROM ingestion_runs WHERE id = $1 AND ${IS_ACTIVE})`;

const COUNT_STAGED = `
  SELECT (SELECT count(*)::int FROM sections WHERE run_id = $1 AND NOT published ${OF_ENDED_RUN}) AS sections,
         (SELECT count(*)::int FROM chunks WHERE run_id = $1 AND NOT published ${OF_ENDED_RUN}) AS chunks,
         (SELECT count(*)::int FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id
           WHERE c.run_id = $1 AND NOT c.published ${OF_ENDED_RUN}) AS embeddings`;

/** Excludes completed runs: if one was asked to end with its chunks, they stay staged. */
const STAGING_RUNS = `
  SELECT DISTINCT run_id AS "runId" FROM (
    SELECT run_id FROM sections WHERE document_id = $1 AND NOT published
    UNION SELECT run_id FROM chunks WHERE document_id = $1 AND NOT published) staged
  WHERE NOT EXISTS (SELECT FROM ingestion_runs WHERE id = run_id AND state = 'completed')`;

const DROP_OTHER_STAGED_CHUNKS =
  'DELETE FROM chunks WHERE document_id = $1 AND run_id <> $2 AND NOT published';
const DROP_OTHER_STAGED_SECTIONS =
  'DELETE FROM sections WHERE document_id = $1 AND run_id <> $2 AND NOT published';

const DROP_TWINS = 'DELETE FROM chunks WHERE run_id = $1 AND replaces IS NOT NULL';
const DROP_OLD_CHUNKS = 'DELETE FROM chunks WHERE document_id = $1 AND run_id <> $2';
const DROP_OLD_SECTIONS = 'DELETE FROM sections WHERE document_id = $1 AND run_id <> $2';
const SHOW_CHUNKS = 'UPDATE chunks SET published = true WHERE run_id = $1 AND NOT published';
const SHOW_SECTIONS = 'UPDATE sections SET published = true WHERE run_id = $1 AND NOT published';

interface StagedRow {
  readonly id: string;
  readonly type: ChunkType;
  readonly text: string;
  readonly embedPrefix: string;
  readonly embedHash: string;
}

/** What is needed to embed a chunk. */
export interface StagedChunk {
  readonly id: string;
  readonly type: ChunkType;
  /** The input of the encoder. */
  readonly embedText: string;
  /** Hash of `embedText`. */
  readonly embedHash: string;
}

/** A range of positions in reading order, from 0. `to` is excluded; null means the end. */
export interface Places {
  readonly from: number;
  readonly to: number | null;
}

const ALL_PLACES: Places = { from: 0, to: null };

/** The SQL for sections and chunks. Methods that change rows take the manager of the caller's transaction. */
@Injectable()
export class ContentRepository {
  constructor(@InjectRepository(ChunkEntity) private readonly chunks: Repository<ChunkEntity>) {}

  async insert(
    documentId: string,
    runId: string,
    sections: readonly StoredSection[],
    chunks: readonly StoredChunk[],
    manager: EntityManager,
  ): Promise<void> {
    const ids = sections.map(() => randomUUID());
    const paths = sectionPaths(sections);
    const sectionRows = sections.map((section, i) => sectionRow(section, paths[i]!, ids));
    const chunkRows = chunks.map((chunk) => chunkRow(chunk, ids));
    await insertInParts(manager, INSERT_SECTIONS, documentId, runId, sectionRows);
    await insertInParts(manager, INSERT_CHUNKS, documentId, runId, chunkRows);
  }

  /** The chunks that a run has staged, or a range of them, in reading order. */
  staged(runId: string, places: Places = ALL_PLACES): Promise<StagedChunk[]> {
    return this.toEmbed(STAGED, runId, places);
  }

  /** The chunks of a document that readers see, or a range of them, in reading order. */
  published(documentId: string, places: Places = ALL_PLACES): Promise<StagedChunk[]> {
    return this.toEmbed(PUBLISHED, documentId, places);
  }

  /** The published chunks of some types whose ids are in a range, both ends included. */
  async within(first: string, last: string, types: readonly ChunkType[]): Promise<StagedChunk[]> {
    return (await this.chunks.query<StagedRow[]>(WITHIN, [first, last, types])).map(asEmbedded);
  }

  private async toEmbed(statement: string, id: string, { from, to }: Places): Promise<StagedChunk[]> {
    return (await this.chunks.query<StagedRow[]>(statement, [id, from, to])).map(asEmbedded);
  }

  /** Pairs the staged chunks of a run with published ones of the same text. Must run before `publish`. */
  async pairUnchanged(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    await manager.query(PAIR_UNCHANGED, [documentId, runId]);
  }

  /** Makes the staged content of a run the content of the document; unchanged chunks keep their ids and vectors. */
  async publish(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    await manager.query(TAKE_OVER_PLACES, [runId]);
    await manager.query(DROP_TWINS, [runId]);
    await manager.query(DROP_OLD_CHUNKS, [documentId, runId]);
    await manager.query(DROP_OLD_SECTIONS, [documentId, runId]);
    await manager.query(SHOW_SECTIONS, [runId]);
    await manager.query(SHOW_CHUNKS, [runId]);
  }

  /** Removes what other runs staged for the document. */
  async dropOtherStaged(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    for (const statement of [DROP_OTHER_STAGED_CHUNKS, DROP_OTHER_STAGED_SECTIONS]) {
      await manager.query(statement, [documentId, runId]);
    }
  }

  /** Assigns what a run staged and did not publish to another run. */
  async adopt(fromRunId: string, runId: string, manager: EntityManager): Promise<void> {
    await manager.query('UPDATE sections SET run_id = $2 WHERE run_id = $1 AND NOT published', [
      fromRunId,
      runId,
    ]);
    await manager.query('UPDATE chunks SET run_id = $2 WHERE run_id = $1 AND NOT published', [
      fromRunId,
      runId,
    ]);
  }

  /** Removes what a run staged and did not publish, if the run has ended. @returns The number of removed rows. */
  async discard(runId: string, manager: EntityManager): Promise<RemovedRows> {
    const [removed] = await manager.query<RemovedRows[]>(COUNT_STAGED, [runId]);
    await manager.query(`DELETE FROM chunks WHERE run_id = $1 AND NOT published ${OF_ENDED_RUN}`, [runId]);
    await manager.query(`DELETE FROM sections WHERE run_id = $1 AND NOT published ${OF_ENDED_RUN}`, [runId]);
    return removed!;
  }

  /** Does the same for every run of a document that has ended without completing. */
  async discardAll(documentId: string, manager: EntityManager): Promise<RemovedRows> {
    const removed = { sections: 0, chunks: 0, embeddings: 0 };
    for (const { runId } of await manager.query<{ runId: string }[]>(STAGING_RUNS, [documentId])) {
      const ofRun = await this.discard(runId, manager);
      removed.sections += ofRun.sections;
      removed.chunks += ofRun.chunks;
      removed.embeddings += ofRun.embeddings;
    }
    return removed;
  }
}

function asEmbedded({ id, type, text, embedPrefix, embedHash }: StagedRow): StagedChunk {
  return { id, type, embedText: embedTextOf(embedPrefix, text), embedHash };
}

async function insertInParts(
  manager: EntityManager,
  statement: string,
  documentId: string,
  runId: string,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT));
    await manager.query(statement, [documentId, runId, part]);
  }
}
