import { Injectable } from '@nestjs/common';
import { ContentEdits } from '../content/content-edits.repository.js';
import type { EditedChunk } from '../content/content-edits.repository.js';
import type { ChunkText } from '../content/stored-chunk.js';
import { CorrectedContent } from './corrected-content.js';
import type { Editing } from './editing.js';
import type { CorrectionKind } from './correction.js';
import { alreadyUndone, builtUpon } from './correction-problems.js';
import { CorrectionsRepository } from './corrections.repository.js';
import type { PlacedCorrection } from './corrections.repository.js';
import { measured } from './measured.js';

/** Kinds that change which text a chunk has. */
const STRUCTURAL: ReadonlySet<CorrectionKind> = new Set(['split', 'join']);

/** Takes corrections back from the published content of books. */
@Injectable()
export class Undoing {
  constructor(
    private readonly content: CorrectedContent,
    private readonly edits: ContentEdits,
    private readonly corrections: CorrectionsRepository,
  ) {}

  /**
   * Makes what a correction has changed as it was before. One that is not applied has nothing to take back.
   *
   * @throws {UserError} `correction.undone`; `correction.built_upon` when a later correction depends on it.
   */
  async undo(correction: PlacedCorrection, editing: Editing): Promise<void> {
    if (correction.status === 'undone') throw alreadyUndone();
    if (correction.status === 'not_applied') return;
    if (correction.kind === 'title') await this.restoreTitle(correction, editing);
    else await this.restoreChunks(correction, editing);
  }

  private async restoreTitle(
    { id, documentId, snapshot }: PlacedCorrection,
    editing: Editing,
  ): Promise<void> {
    const section = await this.edits.retitledBy(documentId, id, editing.manager);
    if (!section) return;
    if (section.corrections.at(-1) !== id) throw builtUpon(section.corrections.slice(-1));
    await this.content.retitle(section, snapshot.title!, without(section.corrections, id), editing);
    await this.corrections.renamePlaces(section, id, snapshot.title!, editing.manager);
  }

  private async restoreChunks(correction: PlacedCorrection, editing: Editing): Promise<void> {
    const { id, documentId, kind, snapshot } = correction;
    const chunks = await this.edits.shapedBy(documentId, id, editing.manager);
    if (chunks.length === 0) return;
    await this.requireLast(correction, chunks, editing);
    const before = snapshot.chunks!;
    const measure = (chunk: ChunkText) => measured(chunk, chunks[0]!.sectionPath, editing.scaleOf);
    if (STRUCTURAL.has(kind)) {
      await this.content.replace(chunks, before.map(measure), editing.manager);
      return;
    }
    const [was] = before;
    const back = ({ corrections, ...chunk }: EditedChunk): EditedChunk =>
      kind === 'type'
        ? { ...chunk, type: was!.type, typeReason: was!.typeReason, corrections: without(corrections, id) }
        : { ...chunk, difficulty: was!.difficulty, corrections: without(corrections, id) };
    await this.edits.update(
      chunks.map((chunk) => ({ ...measure(back(chunk)), id: chunk.id })),
      editing.manager,
    );
  }

  /** A later correction of the same kind, or one of two of which one changes the text, has to be undone first. */
  private async requireLast(
    { id, kind }: PlacedCorrection,
    chunks: readonly EditedChunk[],
    { manager }: Editing,
  ): Promise<void> {
    const laterIds = new Set(
      chunks.flatMap(({ corrections }) => corrections.slice(corrections.indexOf(id) + 1)),
    );
    if (laterIds.size === 0) return;
    const later = await this.corrections.byIds([...laterIds], manager);
    const upon = later.filter(
      (other) => other.kind === kind || STRUCTURAL.has(kind) || STRUCTURAL.has(other.kind),
    );
    if (upon.length > 0) throw builtUpon(upon.map((other) => other.id));
  }
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((one) => one !== id);
}
