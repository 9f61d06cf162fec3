import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { dimensionOf, sentNumbers } from '../../embedding/vector-codec.js';
import { FOUND_COLUMNS, FOUND_TABLES } from '../search.repository.js';
import type { FoundChunk } from '../search.repository.js';
import type { HeldBook, HeldList, HeldVectors } from './held-book.js';
import { strideOf, unitVector } from './vector-memory.js';

/**
 * The editions of live books. A publication, a deletion, a new title or level is a new version of the document's row, and
 * `xmin` names the transaction that wrote it. Corrections and indexes of words have rows of their own, and a corrected
 * chunk gets its new vector after the correction, when the wish for it is removed.
 */
const EDITIONS = `
  SELECT d.id AS "documentId",
         concat_ws('/', d.xmin, x.id, k.edition, w.edition) AS edition
  FROM documents d
  LEFT JOIN lexical_indexes x ON x.document_id = d.id AND x.published
  LEFT JOIN (
    SELECT document_id, string_agg(concat_ws('.', id, xmin), ',' ORDER BY id) AS edition
    FROM corrections GROUP BY document_id) k ON k.document_id = d.id
  LEFT JOIN (
    SELECT document_id, string_agg(id::text, ',' ORDER BY id) AS edition
    FROM corrected_documents GROUP BY document_id) w ON w.document_id = d.id
  WHERE d.deleted_at IS NULL`;

/** Which models are active, as one text. */
const MODELS =
  "SELECT string_agg(concat_ws(' ', type, model_id), ',' ORDER BY type) AS models FROM active_models";

/** Everything that a search may find, as one short text; and how many of some chunks have a vector. */
const STATE = `
  SELECT md5(concat_ws(';', (${MODELS}),
           (SELECT string_agg(concat_ws(' ', e."documentId", e.edition), ',' ORDER BY e."documentId")
            FROM (${EDITIONS}) e))) AS state,
         (SELECT count(*)::int FROM chunk_embeddings v JOIN chunks c ON c.id = v.chunk_id
          JOIN active_models a ON a.type = c.type AND a.model_id = v.model_id
          WHERE v.chunk_id = ANY($1::uuid[])) AS embedded`;

/** Counts of the chunks and of their vectors, from rows of which there are a few a book: a large library has millions of chunks. */
const SIZE = `
  SELECT (SELECT coalesce(sum(x.chunks), 0)::float8 FROM lexical_indexes x JOIN documents d ON d.id = x.document_id
          WHERE x.published AND d.deleted_at IS NULL) AS chunks,
         (SELECT coalesce(max(m.dimension), 0)::int FROM active_models a
          JOIN embedding_models m ON m.id = a.model_id) AS dimension`;

const CHUNKS = `
  SELECT ${FOUND_COLUMNS}, a.model_id AS "modelId", vector_send(v.embedding) AS vector
  FROM ${FOUND_TABLES}
  LEFT JOIN active_models a ON a.type = c.type
  LEFT JOIN chunk_embeddings v ON v.chunk_id = c.id AND v.model_id = a.model_id
  WHERE c.document_id = $1 AND c.published AND c.ordinal >= $2 ORDER BY c.ordinal LIMIT $3`;

const WORDS = `
  SELECT id, chunks, total_length AS "totalLength" FROM lexical_indexes WHERE document_id = $1 AND published`;

/** All lists of a book in one row, as tens of thousands of rows are slow to read. */
const LISTS = `
  SELECT string_agg(
    int4send(octet_length(convert_to(term, 'UTF8'))) || convert_to(term, 'UTF8') || int4send(chunks) ||
    int4send(octet_length(list)) || list, '') AS lists
  FROM lexical_postings WHERE index_id = $1`;

/** What a chunk takes besides its vector, in bytes: 1600 of texts and objects (measured), and its share of the lists of words. */
const BYTES_A_CHUNK = 3000;
/** A few megabytes. */
const CHUNKS_A_STATEMENT = 500;
type ChunkRow = FoundChunk & { readonly modelId: number | null; readonly vector: Buffer | null };

export interface BookEdition {
  readonly documentId: string;
  readonly edition: string;
}

/** Reads whole books for searches in memory. It reads the tables of other rooms and writes none. */
@Injectable()
export class HeldBooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The state of the library, which changes with everything that a search may find.
   *
   * @param lacking Chunks without a vector.
   * @returns Null when one of them has a vector by now.
   */
  async state(lacking: readonly string[]): Promise<string | null> {
    const [row] = await this.dataSource.manager.query<{ state: string; embedded: number }[]>(STATE, [
      lacking,
    ]);
    return row!.embedded > 0 ? null : row!.state;
  }

  editions(): Promise<BookEdition[]> {
    return this.dataSource.manager.query<BookEdition[]>(EDITIONS);
  }

  /** Which models are active, as a text. */
  async models(): Promise<string> {
    const [row] = await this.dataSource.manager.query<{ models: string | null }[]>(MODELS);
    return row!.models ?? '';
  }

  /** About how many bytes all live books would take in memory. */
  async size(): Promise<number> {
    const [row] = await this.dataSource.manager.query<{ chunks: number; dimension: number }[]>(SIZE);
    const { chunks, dimension } = row!;
    return chunks * (BYTES_A_CHUNK + dimension * Float32Array.BYTES_PER_ELEMENT);
  }

  /**
   * A book as it is now; if it changes meanwhile, its edition is another one afterwards. All of it is read in one turn:
   * statement by statement, the searches that wait for it would come between, and each of them takes longer than the book.
   */
  read({ documentId, edition }: BookEdition, signal: AbortSignal): Promise<HeldBook> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await chunkRows(manager, documentId, signal);
      const words = await wordsOf(manager, documentId);
      const chunks: (FoundChunk | undefined)[] = [];
      for (const { vector: _vector, modelId: _modelId, ...chunk } of rows) chunks[chunk.ordinal] = chunk;
      const vectors = vectorsOf(rows, chunks);
      const lacking = rows.filter(({ vector }) => vector === null).map(({ chunkId }) => chunkId);
      return { documentId, edition, chunks, vectors, lacking, words };
    });
  }
}

async function chunkRows(
  manager: EntityManager,
  documentId: string,
  signal: AbortSignal,
): Promise<ChunkRow[]> {
  const rows: ChunkRow[] = [];
  for (let from = 0; ;) {
    signal.throwIfAborted();
    const some = await manager.query<ChunkRow[]>(CHUNKS, [documentId, from, CHUNKS_A_STATEMENT]);
    rows.push(...some);
    if (some.length < CHUNKS_A_STATEMENT) return rows;
    from = some.at(-1)!.ordinal + 1;
  }
}

async function wordsOf(manager: EntityManager, documentId: string): Promise<HeldBook['words']> {
  const [index] = await manager.query<{ id: number; chunks: number; totalLength: number }[]>(WORDS, [
    documentId,
  ]);
  if (!index) return null;
  const [row] = await manager.query<{ lists: Buffer | null }[]>(LISTS, [index.id]);
  return {
    chunks: index.chunks,
    totalLength: index.totalLength,
    lists: listsIn(row!.lists ?? Buffer.alloc(0)),
  };
}

function listsIn(bytes: Buffer): Map<string, HeldList> {
  const lists = new Map<string, HeldList>();
  let at = 0;
  const number = (): number => {
    at += 4;
    return bytes.readInt32BE(at - 4);
  };
  const part = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const term = part(number()).toString('utf8');
    const chunks = number();
    lists.set(term, { chunks, list: part(number()) });
  }
  return lists;
}

/** By model. */
function vectorsOf(
  rows: readonly ChunkRow[],
  chunks: readonly (FoundChunk | undefined)[],
): Map<number, HeldVectors> {
  const byModel = new Map<number, ChunkRow[]>();
  for (const row of rows) {
    if (row.modelId === null || row.vector === null) continue;
    const same = byModel.get(row.modelId);
    if (same) same.push(row);
    else byModel.set(row.modelId, [row]);
  }
  const vectors = new Map<number, HeldVectors>();
  for (const [modelId, ofModel] of byModel) {
    const sent = ofModel.map(({ vector }) => vector!);
    const dimension = dimensionOf(sent[0]!);
    const numbers = new Float32Array(sentNumbers(sent, dimension).swap32().buffer);
    const stride = strideOf(dimension);
    const all = new Float32Array(sent.length * stride);
    for (let row = 0; row < sent.length; row += 1) {
      all.set(unitVector(numbers.subarray(row * dimension, (row + 1) * dimension)), row * stride);
    }
    vectors.set(modelId, { chunks: ofModel.map(({ ordinal }) => chunks[ordinal]!), vectors: all, stride });
  }
  return vectors;
}
