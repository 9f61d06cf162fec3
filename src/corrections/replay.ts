import { sectionPaths } from '../content/stored-chunk.js';
import type { StoredChunk, StoredSection } from '../content/stored-chunk.js';
import { UserError } from '../errors/errors.js';
import type {
  Change,
  ChunkChange,
  CorrectionPlace,
  ReplayOutcome,
  Snapshot,
  TitleChange,
} from './correction.js';
import { changed } from './change-chunk.js';
import { findPlace } from './find-place.js';
import { measured } from './measured.js';
import type { ScaleOf } from './measured.js';

/** A correction that was made to an earlier reading of the book. */
export interface EarlierCorrection {
  readonly id: string;
  readonly change: Change;
  readonly place: CorrectionPlace;
}

/** The contents and the chunks of a book. */
export interface BookContent {
  readonly sections: readonly StoredSection[];
  readonly chunks: readonly StoredChunk[];
}

export interface Replayed extends BookContent {
  /** In the order of the corrections. */
  readonly outcomes: readonly ReplayOutcome[];
}

/**
 * Makes the corrections of a book again, in their order, after the book was read and cut anew.
 *
 * @param corrections Oldest first: a later one may stand on an earlier one.
 * @returns The book with all corrections whose place is still there; the others are left out, with the reason.
 */
export function replay(
  book: BookContent,
  corrections: readonly EarlierCorrection[],
  scaleOf: ScaleOf,
): Replayed {
  const draft = new Draft(book, scaleOf);
  const outcomes = corrections.map((correction) => draft.make(correction));
  return { ...draft.content(), outcomes };
}

class Draft {
  private sections: StoredSection[];
  private chunks: StoredChunk[];
  private paths: string[][];

  constructor(
    { sections, chunks }: BookContent,
    private readonly scaleOf: ScaleOf,
  ) {
    this.sections = [...sections];
    this.chunks = [...chunks];
    this.paths = sectionPaths(sections);
  }

  content(): BookContent {
    return { sections: this.sections, chunks: this.chunks.map((chunk, ordinal) => ({ ...chunk, ordinal })) };
  }

  make({ id, change, place }: EarlierCorrection): ReplayOutcome {
    const failed = (reason: string) => ({ id, applied: false, kind: change.kind, reason }) as const;
    if (change.kind === 'title') {
      const made = this.retitle(id, change, place);
      return made
        ? { id, applied: true, ...made }
        : failed('No section has this title at this place any more.');
    }
    try {
      const made = this.change(id, change, place);
      return made ? { id, applied: true, ...made } : failed('No chunk has this text at this place any more.');
    } catch (error) {
      if (error instanceof UserError) return failed(error.message);
      throw error;
    }
  }

  private change(id: string, change: ChunkChange, place: CorrectionPlace) {
    const found = findPlace(this.candidates(), place);
    if (!found) return null;
    const chunk = this.chunks[found.order]!;
    const after = this.chunks[found.order + 1];
    const next = after?.section === chunk.section ? after : undefined;
    if (change.kind === 'join' && next?.contentHash !== place.nextHash) return null;
    const path = this.pathOf(chunk);
    const { before, after: made } = changed(chunk, next, change, { path, scaleOf: this.scaleOf });
    this.chunks.splice(
      found.order,
      before.length,
      ...made.map((one) => ({ ...one, corrections: [...one.corrections, id] })),
    );
    return {
      place: { ...place, sectionPath: path, order: found.order, page: chunk.pageFirst },
      snapshot: { chunks: before },
    };
  }

  private retitle(
    id: string,
    { title }: TitleChange,
    place: CorrectionPlace,
  ): { readonly place: CorrectionPlace; readonly snapshot: Snapshot } | null {
    const candidates = this.paths.map((sectionPath, order) => ({ contentHash: null, sectionPath, order }));
    const found = findPlace(candidates, place);
    if (!found) return null;
    const { order, sectionPath } = found;
    const section = this.sections[order]!;
    this.sections[order] = { ...section, title, corrections: [...section.corrections, id] };
    const before = this.paths;
    this.paths = sectionPaths(this.sections);
    this.chunks = this.chunks.map((chunk) => {
      const own = chunk.section;
      if (own === null || before[own]!.join('\n') === this.paths[own]!.join('\n')) return chunk;
      return measured(chunk, this.paths[own]!, this.scaleOf);
    });
    return {
      place: { ...place, sectionPath, order, page: section.pageFirst },
      snapshot: { title: section.title },
    };
  }

  private candidates() {
    return this.chunks.map((chunk, order) => ({
      contentHash: chunk.contentHash,
      sectionPath: this.pathOf(chunk),
      order,
    }));
  }

  private pathOf({ section }: StoredChunk): readonly string[] {
    return section === null ? [] : this.paths[section]!;
  }
}
