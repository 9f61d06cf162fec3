import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { titlesSql } from '../content/titles-sql.js';
import { IS_ACTIVE } from '../runs/run-state-sql.js';
import type { IndexedChunk } from './chunk-terms.js';
import { LACKS_WORDS } from './lacking-words.js';
import { LexicalIndexEntity } from './lexical-index.entity.js';
import { PostingListWriter } from './posting-list.js';
import type { PostingsBuilder } from './postings.js';

/** A chunk of a document, at its place in reading order. */
export interface PlacedChunk extends IndexedChunk {
  readonly ordinal: number;
}

/** Rows per statement: a few hundred kilobytes. */
const ROWS_A_STATEMENT = 5000;

/** What is embedded between titles and text stands in the chunks before, where its words are found. */
const CHUNKS = `SELECT ordinal, ${titlesSql('embed_prefix')} AS titles, text FROM chunks`;
const STAGED = `${CHUNKS} WHERE run_id = $1 AND NOT published AND ordinal >= $2 ORDER BY ordinal LIMIT $3`;
const PUBLISHED = `${CHUNKS} WHERE run_id = $1 AND published AND ordinal >= $2 ORDER BY ordinal LIMIT $3`;

const INSERT_INDEX = `
  INSERT INTO lexical_indexes (document_id, run_id, version, chunks, total_length) VALUES ($1, $2, $3, $4, $5)
  RETURNING id`;

/**
 * All lists are one parameter, cut into rows by the database. Terms that the library has are left as they are, so books
 * that are written at the same time wait for each other only where they bring the same new terms.
 */
const INSERT_POSTINGS = `
  WITH rows AS MATERIALIZED (
    SELECT term, chunks, size, sum(size) OVER (ORDER BY place)::int AS until, place
    FROM unnest($3::text[], $4::int[], $5::int[]) WITH ORDINALITY AS r(term, chunks, size, place)),
  added AS (
    INSERT INTO lexical_terms (term, chunks) SELECT term, chunks FROM rows ORDER BY place ON CONFLICT DO NOTHING)
  INSERT INTO lexical_postings (index_id, term, chunks, list)
  SELECT $1, term, chunks, substring($2::bytea FROM until - size + 1 FOR size) FROM rows`;

/** What other active runs prepare is theirs. */
const DROP_UNPUBLISHED = `
  DELETE FROM lexical_indexes x WHERE document_id = $1 AND NOT published
    AND (run_id = $2 OR NOT EXISTS (SELECT FROM ingestion_runs r WHERE r.id = x.run_id AND ${IS_ACTIVE}))`;

const DROP_PUBLISHED = 'DELETE FROM lexical_indexes WHERE document_id = $1 AND published';
const PUBLISH = `
  UPDATE lexical_indexes SET published = true
  WHERE id = (SELECT max(id) FROM lexical_indexes WHERE document_id = $1 AND run_id = $2 AND NOT published)`;

const PUBLISHED_RUN = 'SELECT run_id AS "runId" FROM chunks WHERE document_id = $1 AND published LIMIT 1';

/** Another process that indexes a document has locked its row. */
const LACKING = `
  SELECT d.id, (SELECT run_id FROM chunks WHERE document_id = d.id AND published LIMIT 1) AS "runId" FROM documents d
  WHERE ${LACKS_WORDS} LIMIT 1 FOR UPDATE OF d SKIP LOCKED`;

/** The SQL that writes the terms of books. */
@Injectable()
export class LexicalIndexRepository {
  constructor(
    @InjectRepository(LexicalIndexEntity) private readonly indexes: Repository<LexicalIndexEntity>,
  ) {}

  /** The next chunks of a run, from a position in reading order on. */
  chunks(
    runId: string,
    { published, from, limit }: { published: boolean; from: number; limit: number },
    manager: EntityManager = this.indexes.manager,
  ): Promise<PlacedChunk[]> {
    return manager.query<PlacedChunk[]>(published ? PUBLISHED : STAGED, [runId, from, limit]);
  }

  /** Writes an index that no search uses yet, and removes those that no run will publish. */
  async insert(
    { documentId, runId, version }: { documentId: string; runId: string; version: string },
    built: PostingsBuilder,
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(DROP_UNPUBLISHED, [documentId, runId]);
    const [row] = await manager.query<{ id: number }[]>(INSERT_INDEX, [
      documentId,
      runId,
      version,
      built.chunks,
      built.totalLength,
    ]);
    const postings = built.postings();
    for (let at = 0; at < postings.length; at += ROWS_A_STATEMENT) {
      const rows = postings.slice(at, at + ROWS_A_STATEMENT);
      const lists = new PostingListWriter();
      const sizes = rows.map((row) => lists.add(row));
      await manager.query(INSERT_POSTINGS, [
        row!.id,
        lists.written,
        rows.map(({ term }) => term),
        rows.map(({ ordinals }) => ordinals.length),
        sizes,
      ]);
    }
  }

  /** Makes the index of a run the one that searches use. Without one, the document has none until it is indexed anew. */
  async publish(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    await manager.query(DROP_PUBLISHED, [documentId]);
    await manager.query(PUBLISH, [documentId, runId]);
  }

  /** The run whose chunks readers see; null: the document has none. */
  async publishedRun(documentId: string, manager: EntityManager): Promise<string | null> {
    const [found] = await manager.query<{ runId: string }[]>(PUBLISHED_RUN, [documentId]);
    return found?.runId ?? null;
  }

  /** Locks a document that lacks an index until the end of the transaction. */
  async lockLacking(version: string, manager: EntityManager): Promise<{ id: string; runId: string } | null> {
    const [found] = await manager.query<{ id: string; runId: string }[]>(LACKING, [version]);
    return found ?? null;
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.indexes.manager.transaction(work);
  }
}
