/** Earlier versions can corrupt HNSW indexes or overflow while building them (pgvector changelog 0.8.2 to 0.8.4). */
export const SOUND_PGVECTOR = [0, 8, 4] as const;

/** @param version As PostgreSQL names the version of an extension, for example 0.8.0. */
export function isOlder(version: string, than: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of than.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
