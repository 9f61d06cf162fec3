import type { DataSource } from 'typeorm';

const MANY = `
  INSERT INTO documents (sha256, title, title_by, file_name, byte_length, difficulty, status, message, page_count)
  SELECT encode(sha256(i::text::bytea), 'hex'), 'Book ' || i, 'file', 'book-' || i || '.pdf', 1000,
    (ARRAY['beginner', 'advanced'])[1 + i % 2], (ARRAY['completed', 'failed', 'pending'])[1 + i % 3], 'Complete.', i % 900
  FROM generate_series(1, $1::int) AS i`;

/** Rows of documents without their files: enough for whatever lists them. */
export async function addDocuments(library: DataSource, count: number): Promise<void> {
  await library.query(MANY, [count]);
}
