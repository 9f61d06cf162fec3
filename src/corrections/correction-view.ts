import type { ChangedState, CorrectionKind, CorrectionStatus, Corrector } from './correction.js';
import type { PlacedCorrection } from './corrections.repository.js';

/** A correction as every interface shows it. */
export interface CorrectionView {
  readonly id: string;
  readonly documentId: string;
  readonly kind: CorrectionKind;
  readonly status: CorrectionStatus;
  /** Why it is not applied, as a sentence; null otherwise. */
  readonly reason: string | null;
  readonly by: Corrector;
  readonly madeAt: string;
  readonly undoneAt: string | null;
  /** The name of who has undone it. */
  readonly undoneBy: string | null;
  readonly before: ChangedState;
  readonly after: ChangedState;
  readonly place: { readonly sectionPath: readonly string[]; readonly page: number };
  /** The chunks that have it now, in reading order. */
  readonly chunkIds: readonly string[];
  /** The section that has it now, for a title. */
  readonly sectionId: string | null;
}

export function correctionView(correction: PlacedCorrection): CorrectionView {
  const { id, documentId, kind, status, reason, madeBy, madeAt, undoneAt, undoneBy } = correction;
  const { before, after, place, chunkIds, sectionId } = correction;
  return {
    id,
    documentId,
    kind,
    status,
    reason,
    by: madeBy,
    madeAt: madeAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    undoneBy: undoneBy?.name ?? null,
    before,
    after,
    place: { sectionPath: place.sectionPath, page: place.page },
    chunkIds,
    sectionId,
  };
}
