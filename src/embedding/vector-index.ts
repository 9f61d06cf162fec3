/** pgvector indexes vectors of at most this many numbers. Longer ones are always searched exactly. */
export const MOST_INDEXED = 2000;

/** Links of a vector in the graph, and candidates while it is built: more gained nothing on clustered vectors. */
const LINKS = 16;
const CANDIDATES = 64;

/** Building needs about twice the raw vectors in memory. With 64 MB for 100 000 vectors it takes four times as long. */
const MEMORY_A_BYTE = 2;
const BYTES_A_NUMBER = 4;
const LEAST_MEGABYTES = 64;

/** The model whose vectors an index has. */
export interface IndexedModel {
  readonly modelId: number;
  readonly dimension: number;
}

/** Name of the index of a model. */
export function indexName(modelId: number): string {
  return `chunk_embeddings_hnsw_${wholeNumber(modelId)}`;
}

/**
 * The vectors of one model as SQL. PostgreSQL uses the index of a model only for exactly the expression that the index
 * is on, so both are written here.
 */
export function vectorColumn(table: string, dimension: number): string {
  return `${table}.embedding::vector(${wholeNumber(dimension)})`;
}

/**
 * The statement that builds the index of a model.
 *
 * @param concurrently Searches and writes go on meanwhile. It is not possible within a transaction.
 */
export function createIndex({ modelId, dimension }: IndexedModel, concurrently: boolean): string {
  return `
    CREATE INDEX ${concurrently ? 'CONCURRENTLY' : ''} ${indexName(modelId)} ON chunk_embeddings
    USING hnsw ((embedding::vector(${wholeNumber(dimension)})) vector_cosine_ops)
    WITH (m = ${LINKS}, ef_construction = ${CANDIDATES}) WHERE model_id = ${wholeNumber(modelId)}`;
}

export function dropIndex(modelId: number, concurrently: boolean): string {
  return `DROP INDEX ${concurrently ? 'CONCURRENTLY' : ''} IF EXISTS ${indexName(modelId)}`;
}

/** Memory in megabytes for building an index. */
export function buildMegabytes(vectors: number, dimension: number, most: number): number {
  const bytes = vectors * dimension * BYTES_A_NUMBER * MEMORY_A_BYTE;
  return Math.min(Math.max(Math.ceil(bytes / 2 ** 20), LEAST_MEGABYTES), most);
}

/** Numbers in a statement that takes no parameters. @throws {RangeError} for anything else. */
function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a whole number.`);
  return value;
}
