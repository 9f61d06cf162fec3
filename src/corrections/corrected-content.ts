import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContentEdits } from '../content/content-edits.repository.js';
import type { EditedChunk, EditedSection } from '../content/content-edits.repository.js';
import type { ChunkText } from '../content/stored-chunk.js';
import { chunkNotFound } from '../content/not-found.js';
import { VectorMoves } from '../embedding/vector-moves.repository.js';
import { changed } from './change-chunk.js';
import type { ChunkChange } from './correction.js';
import type { Editing } from './editing.js';
import { measured } from './measured.js';

export interface MadeChange {
  /** The chunk as it was. */
  readonly chunk: EditedChunk;
  readonly before: readonly EditedChunk[];
  readonly after: readonly EditedChunk[];
  /** How many chunks of the book had its text. */
  readonly twins: number;
}

/** Changes the published chunks and sections of books. */
@Injectable()
export class CorrectedContent {
  constructor(
    private readonly edits: ContentEdits,
    private readonly vectors: VectorMoves,
  ) {}

  /**
   * Makes a correction of a chunk.
   *
   * @param id Of the correction, which the chunks then bear.
   * @throws {UserError} `chunk.not_found`, and as `changed`.
   */
  async change(chunkId: string, change: ChunkChange, id: string, editing: Editing): Promise<MadeChange> {
    const { manager, scaleOf } = editing;
    const chunk = await this.edits.chunk(chunkId, manager);
    if (!chunk) throw chunkNotFound(chunkId);
    const next = change.kind === 'join' ? await this.edits.next(chunk, manager) : undefined;
    const twins = await this.edits.countTexts(chunk.documentId, chunk.contentHash, manager);
    const { before, after } = changed(chunk, next, change, { path: chunk.sectionPath, scaleOf });
    const made = after.map((one) => ({ ...one, corrections: [...one.corrections, id] }));
    await this.replace(before, made, manager);
    return { chunk, before, after: made, twins };
  }

  /** Puts chunks in the place of others: as many, one more or one less. The first one keeps its id. */
  async replace(
    before: readonly EditedChunk[],
    after: readonly ChunkText[],
    manager: EntityManager,
  ): Promise<void> {
    const [first] = before;
    await this.edits.update([{ ...after[0]!, id: first!.id }], manager);
    if (after.length > 1) {
      const added = await this.edits.insertAfter(first!, after[1]!, manager);
      await this.vectors.lend(first!.id, added, manager);
    }
    if (before.length > 1) await this.edits.remove(before[1]!, manager);
  }

  /** Changes the title of a section, and what is embedded with it. */
  async retitle(
    section: EditedSection,
    title: string,
    corrections: readonly string[],
    { manager, scaleOf }: Editing,
  ): Promise<void> {
    await this.edits.retitle(section, title, corrections, manager);
    const chunks = await this.edits.underTitle(section.id, manager);
    const affected = chunks.flatMap((chunk) => {
      const now = measured(chunk, chunk.sectionPath, scaleOf);
      return now.embedHash === chunk.embedHash ? [] : [now];
    });
    await this.edits.update(affected, manager);
  }
}
