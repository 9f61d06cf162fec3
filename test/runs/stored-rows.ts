import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';

const ROWS = `
  SELECT (SELECT count(*)::int FROM sections WHERE document_id = $1) AS sections,
         (SELECT count(*)::int FROM chunks WHERE document_id = $1) AS chunks,
         (SELECT count(*)::int FROM chunk_embeddings e JOIN chunks c ON c.id = e.chunk_id
          WHERE c.document_id = $1) AS embeddings`;

const REFUSE = (condition: string) => `
  CREATE OR REPLACE FUNCTION refuse_vector() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT ${condition} FROM chunks WHERE id = NEW.chunk_id) THEN
      RAISE EXCEPTION 'This vector is refused.' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
  END $$`;
const BEGIN = `
  CREATE TRIGGER refuse_vector BEFORE INSERT ON chunk_embeddings FOR EACH ROW EXECUTE FUNCTION refuse_vector()`;
const END = 'DROP TRIGGER refuse_vector ON chunk_embeddings';

export interface StoredRows {
  readonly sections: number;
  readonly chunks: number;
  readonly embeddings: number;
}

/** How much of a document the library holds, published or not. */
export async function rowsOf(library: INestApplicationContext, documentId: string): Promise<StoredRows> {
  const [rows] = await library.get(DataSource).query<StoredRows[]>(ROWS, [documentId]);
  return rows!;
}

/** Does something while the database refuses the vectors of those chunks for which a condition on their row holds. */
export async function refusingVectors<T>(
  library: INestApplicationContext,
  condition: string,
  doing: () => Promise<T>,
): Promise<T> {
  const database = library.get(DataSource);
  await database.query(REFUSE(condition));
  await database.query(BEGIN);
  try {
    return await doing();
  } finally {
    await database.query(END);
  }
}
