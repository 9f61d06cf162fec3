import type { Client } from 'pg';
import { copyFrom } from './copy-stream.js';
import { DIMENSION } from './library.js';
import type { Library, VectorRow } from './library.js';
import { inBatches } from './strategy.js';
import type { Strategy } from './strategy.js';

const COPY = `
  COPY chunk_embeddings (chunk_id, model_id, dimension, content_hash, embedding) FROM STDIN (FORMAT binary)`;

/** Signature, no flags, no extension (PostgreSQL, "COPY", binary format). */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const ROWS_A_PART = 1_000;
const FIELDS = 5;
const UUID_BYTES = 16;
const VECTOR_BYTES = 4 + 4 * DIMENSION;

/** The fastest way into the table, and so the upper limit for all others; but it cannot update existing rows. */
export function copyBinary(client: Client, { modelId }: Library, rows: number): Strategy {
  return {
    name: 'COPY, binary',
    rows,
    updates: false,
    write: (all) => copyFrom(client, COPY, encode(all, modelId)),
  };
}

function* encode(all: readonly VectorRow[], modelId: number): Generator<Buffer> {
  yield HEADER;
  for (const rows of inBatches(all, ROWS_A_PART)) {
    yield Buffer.concat(rows.map((row) => encodeRow(row, modelId)));
  }
  yield TRAILER;
}

function encodeRow({ chunkId, contentHash, vector }: VectorRow, modelId: number): Buffer {
  const row = Buffer.allocUnsafe(2 + FIELDS * 4 + UUID_BYTES + 4 + 4 + contentHash.length + VECTOR_BYTES);
  let at = row.writeInt16BE(FIELDS, 0);
  at = row.writeInt32BE(UUID_BYTES, at);
  at += row.write(chunkId.replaceAll('-', ''), at, 'hex');
  at = row.writeInt32BE(4, at);
  at = row.writeInt32BE(modelId, at);
  at = row.writeInt32BE(4, at);
  at = row.writeInt32BE(DIMENSION, at);
  at = row.writeInt32BE(contentHash.length, at);
  at += row.write(contentHash, at, 'latin1');
  at = row.writeInt32BE(VECTOR_BYTES, at);
  at = row.writeInt16BE(DIMENSION, at);
  at = row.writeInt16BE(0, at);
  Buffer.from(Float32Array.from(vector).buffer).swap32().copy(row, at);
  return row;
}
