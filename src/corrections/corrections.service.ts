import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { ContentEdits } from '../content/content-edits.repository.js';
import type { EditedChunk, EditedSection } from '../content/content-edits.repository.js';
import { chunkNotFound, sectionNotFound } from '../content/not-found.js';
import { isUuid } from '../database/is-uuid.js';
import type { Difficulty } from '../documents/document.entity.js';
import { isVisible, visibleText } from '../documents/visible-text.js';
import { UserError } from '../errors/errors.js';
import { STORED_TITLE_LENGTH } from '../structure/title-text.js';
import type { Change, ChunkChange, Corrector, Snapshot } from './correction.js';
import { chunkChanged, correctionNotFound, nothingToCorrect, withinCode } from './correction-problems.js';
import { correctionView } from './correction-view.js';
import type { CorrectionView } from './correction-view.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectedContent } from './corrected-content.js';
import type { MadeChange } from './corrected-content.js';
import { EditingTransactions } from './editing.js';
import type { Corrected, Editing } from './editing.js';
import { Undoing } from './undoing.js';
import { breaksCode } from './split-chunk.js';

/** Who corrects something, and what this caller may see. */
export interface CorrectionRequest {
  readonly by: Corrector;
  /** The documents that the caller may see; null: all. */
  readonly only?: readonly string[] | null;
  /** Hash of the text that the caller has seen. Another text is not corrected. */
  readonly contentHash?: string;
}

/** What can be set of a chunk. `difficulty` null: that of the book. */
export interface ChunkFields {
  readonly type?: ChunkType;
  readonly difficulty?: Difficulty | null;
}

/** Corrections that people make to the chunks and sections of books. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: CorrectionsRepository,
    private readonly content: CorrectedContent,
    private readonly transactions: EditingTransactions,
    private readonly undoing: Undoing,
    private readonly edits: ContentEdits,
  ) {}

  /**
   * Sets the type or the difficulty of a chunk, or both.
   *
   * @throws {UserError} `chunk.not_found`, `chunk.changed`, `correction.nothing`, `correction.waiting`, `run.active`.
   */
  async set(chunkId: string, { type, difficulty }: ChunkFields, request: CorrectionRequest) {
    const changes: ChunkChange[] = [
      ...(type === undefined ? [] : [{ kind: 'type' as const, type }]),
      ...(difficulty === undefined ? [] : [{ kind: 'difficulty' as const, difficulty }]),
    ];
    if (changes.length === 0) {
      throw nothingToCorrect('type', 'The request contains nothing to change: give a type or a difficulty.');
    }
    return this.correct(chunkId, request, (chunk) => {
      const real = changes.filter((change) =>
        change.kind === 'type'
          ? change.type !== chunk.type
          : change.kind === 'difficulty' && change.difficulty !== chunk.difficulty,
      );
      if (real.length === 0) throw nothingToCorrect(changes[0]!.kind, 'The chunk has these values already.');
      return real;
    });
  }

  /**
   * Splits a chunk. The first half keeps its id.
   *
   * @param offset First character of the second half: Unicode code points of the text, from 0.
   * @throws {UserError} as `set`; `correction.offset`; `correction.breaks_code`, unless `breakCode` is set.
   */
  split(
    chunkId: string,
    { offset, breakCode = false }: { readonly offset: number; readonly breakCode?: boolean },
    request: CorrectionRequest,
  ) {
    return this.correct(chunkId, request, (chunk) => {
      if (!breakCode && breaksCode(chunk, offset)) throw withinCode();
      return [{ kind: 'split', offset }];
    });
  }

  /**
   * Joins a chunk with the next one of its section. The id of the first one stays.
   *
   * @throws {UserError} as `set`; `correction.no_next`, `correction.too_long`.
   */
  join(chunkId: string, request: CorrectionRequest) {
    return this.correct(chunkId, request, () => [{ kind: 'join' }]);
  }

  /** @throws {UserError} `section.not_found`, `correction.nothing`, `correction.waiting`, `run.active`, `request.invalid`. */
  async retitle(
    sectionId: string,
    title: string,
    { by, only }: CorrectionRequest,
  ): Promise<CorrectionView[]> {
    const wanted = titleOf(title);
    const seen = requireSeen(
      isUuid(sectionId) ? await this.edits.section(sectionId, this.dataSource.manager) : null,
      only,
      () => sectionNotFound(sectionId),
    );
    return this.change(seen.documentId, async (editing) => {
      const section = await this.edits.section(sectionId, editing.manager);
      if (!section) throw sectionNotFound(sectionId);
      if (section.title === wanted) throw nothingToCorrect('title', 'The section has this title already.');
      return [{ id: await this.makeTitle(section, wanted, by, editing), kind: 'title' }];
    });
  }

  /**
   * Undoes a correction, or gives up one that does not fit the book any more.
   *
   * @throws {UserError} `correction.not_found`, `correction.undone`, `correction.built_upon`, `correction.waiting`,
   *         `run.active`.
   */
  async undo(id: string, { by, only }: CorrectionRequest): Promise<CorrectionView> {
    const [found] = isUuid(id) ? await this.repository.byIds([id]) : [];
    const seen = requireSeen(found ?? null, only, () => correctionNotFound(id));
    const [undone] = await this.change(seen.documentId, async (editing) => {
      const [correction] = await this.repository.byIds([id], editing.manager);
      await this.undoing.undo(correction!, editing);
      await this.repository.undo(id, by, editing.manager);
      return [{ id, kind: correction!.kind }];
    });
    return undone!;
  }

  private async correct(
    chunkId: string,
    { by, only, contentHash }: CorrectionRequest,
    changesOf: (chunk: EditedChunk) => readonly ChunkChange[],
  ): Promise<CorrectionView[]> {
    const seen = requireSeen(
      isUuid(chunkId) ? await this.edits.chunk(chunkId, this.dataSource.manager) : null,
      only,
      () => chunkNotFound(chunkId),
    );
    return this.change(seen.documentId, async (editing) => {
      const chunk = await this.edits.chunk(chunkId, editing.manager);
      if (!chunk) throw chunkNotFound(chunkId);
      if (contentHash !== undefined && contentHash !== chunk.contentHash) throw chunkChanged();
      const made: Corrected[] = [];
      for (const change of changesOf(chunk)) {
        made.push({ id: await this.makeChange(chunkId, change, by, editing), kind: change.kind });
      }
      return made;
    });
  }

  private async makeChange(
    chunkId: string,
    change: ChunkChange,
    by: Corrector,
    editing: Editing,
  ): Promise<string> {
    const id = randomUUID();
    const made = await this.content.change(chunkId, change, id, editing);
    const { chunk } = made;
    const place = {
      sectionPath: chunk.sectionPath,
      order: chunk.ordinal,
      page: chunk.pageFirst,
      contentHash: chunk.contentHash,
      nextHash: change.kind === 'join' ? made.before[1]!.contentHash : null,
      twins: made.twins,
    };
    const snapshot: Snapshot = { chunks: made.before };
    const [before, after] = statesOf(change, chunk, made);
    const { kind } = change;
    const row = {
      id,
      documentId: chunk.documentId,
      kind,
      change,
      place,
      before,
      after,
      snapshot,
      madeBy: by,
    };
    await this.repository.add(row, editing.manager);
    return id;
  }

  private async makeTitle(
    section: EditedSection,
    title: string,
    by: Corrector,
    editing: Editing,
  ): Promise<string> {
    const id = randomUUID();
    const { documentId, path, position, pageFirst } = section;
    const twins = await this.edits.countTitles(documentId, section.title, editing.manager);
    await this.content.retitle(section, title, [...section.corrections, id], editing);
    const change: Change = { kind: 'title', title };
    await this.repository.add(
      {
        id,
        documentId,
        kind: 'title',
        change,
        place: {
          sectionPath: path,
          order: position,
          page: pageFirst,
          contentHash: null,
          nextHash: null,
          twins,
        },
        before: { title: section.title },
        after: { title },
        snapshot: { title: section.title },
        madeBy: by,
      },
      editing.manager,
    );
    return id;
  }

  private async change(
    documentId: string,
    work: (editing: Editing) => Promise<readonly Corrected[]>,
  ): Promise<CorrectionView[]> {
    const corrected = await this.transactions.within(documentId, work);
    return (await this.repository.byIds(corrected.map(({ id }) => id))).map(correctionView);
  }
}

function statesOf(change: ChunkChange, chunk: EditedChunk, { before, after }: MadeChange) {
  switch (change.kind) {
    case 'type':
      return [{ type: chunk.type }, { type: change.type }] as const;
    case 'difficulty':
      return [{ difficulty: chunk.difficulty }, { difficulty: change.difficulty }] as const;
    case 'split':
    case 'join':
      return [{ texts: before.map(({ text }) => text) }, { texts: after.map(({ text }) => text) }] as const;
  }
}

function requireSeen<T extends { readonly documentId: string }>(
  found: T | null,
  only: readonly string[] | null | undefined,
  missing: () => UserError,
): T {
  // A caller shall not learn what there is in documents that it may not see.
  if (found === null || only?.includes(found.documentId) === false) throw missing();
  return found;
}

function titleOf(title: string): string {
  const visible = visibleText(title);
  if (isVisible(visible) && visible.length <= STORED_TITLE_LENGTH) return visible;
  throw new UserError(
    'request.invalid',
    `A title of a section has 1 to ${STORED_TITLE_LENGTH} visible characters.`,
    { field: 'title' },
  );
}
