import type { ChunkType } from '../book/chunk-type.js';

/** What searches and embedding need to know of the models of a type. */
export interface ActiveRow {
  readonly type: ChunkType;
  readonly modelId: number;
  readonly key: string;
  readonly artefactSha256: string;
  readonly nextId: number | null;
  readonly nextKey: string | null;
  readonly nextSha256: string | null;
}

const CURRENT = `
  SELECT a.type, a.model_id AS "modelId", m.key, m.artefact_sha256 AS "artefactSha256", a.next_id AS "nextId",
         n.key AS "nextKey", n.artefact_sha256 AS "nextSha256"
  FROM active_models a JOIN embedding_models m ON m.id = a.model_id LEFT JOIN embedding_models n ON n.id = a.next_id`;

/** The stored models, for a caller without the services of the library. */
export function readActive(query: (statement: string) => Promise<ActiveRow[]>): Promise<ActiveRow[]> {
  return query(CURRENT);
}

/** Where the settings name another model than the active one: for each such pair, a sentence for the operator. */
export function contradictionsOf(
  active: readonly { readonly type: ChunkType; readonly key: string }[],
  modelOfSettings: (type: ChunkType) => string,
): string[] {
  const found = active
    .map(({ type, key }) => ({ key, set: modelOfSettings(type) }))
    .filter(({ key, set }) => key !== set)
    .map(
      ({ key, set }) =>
        `EMBEDDING_MODELS names ${set}, but the library is searched with ${key}: ` +
        `"colophon models activate ${set}" changes it, or set EMBEDDING_MODELS to ${key}.`,
    );
  return [...new Set(found)];
}
