import { Injectable } from '@nestjs/common';
import { sectionNotFound } from '../content/not-found.js';
import { isInteger, readCursor, writeCursor } from '../database/list-cursor.js';
import { PAGE_BYTES, pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import { isUuid } from '../database/is-uuid.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { ChunksService } from './chunks.service.js';
import type { ChunkList, ChunkListRequest } from './chunks.service.js';
import { subtreeOf, treeOf, upperLevels } from './contents-tree.js';
import type { SectionNode } from './contents-tree.js';
import type { SectionView } from './reading-views.js';
import { RecentContents } from './recent-contents.js';
import { SectionRepository } from './section.repository.js';

/** Where the contents of a book come from. */
export interface ContentsOrigin {
  readonly documentId: string;
  /** Null before the book is ingested. */
  readonly source: string | null;
  /** 0 to 1; null before the book is ingested, and for books ingested before it was measured. */
  readonly confidence: number | null;
  /** All entries of the book. */
  readonly count: number;
}

export interface ContentsList extends ContentsOrigin, ListPage<SectionView> {}

export interface ContentsTree extends ContentsOrigin {
  readonly entries: readonly SectionNode[];
  /** False when entries of deeper levels were left out, because of `levels` or the size of the answer. */
  readonly complete: boolean;
}

/** A section, those directly below it, and its chunks. */
export interface WholeSection {
  readonly section: SectionView;
  readonly documentId: string;
  /** Title of the document. */
  readonly title: string;
  readonly children: readonly SectionView[];
  readonly chunks: ChunkList;
}

type Place = readonly [order: number];
const isPlace = (place: readonly unknown[]): place is Place => place.length === 1 && isInteger(place[0]);

/** The stored contents of books. */
@Injectable()
export class ContentsService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: SectionRepository,
    private readonly recent: RecentContents,
    private readonly chunks: ChunksService,
  ) {}

  /** The entries in reading order. @throws {UserError} `document.not_found`, `request.cursor` */
  async flat(
    id: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<ContentsList> {
    const { origin, sections } = await this.contentsOf(id);
    const list = ['contents', origin.documentId];
    const after = readCursor(list, cursor, isPlace);
    const rest = after ? sections.filter(({ order }) => order > after[0]) : sections;
    return { ...origin, ...pageOf(rest, limit, ({ order }) => writeCursor(list, [order])) };
  }

  /** The entries under one another. @param levels Most levels. @throws {UserError} `document.not_found` */
  async tree(id: string, levels: number): Promise<ContentsTree> {
    const { origin, sections } = await this.contentsOf(id);
    const shown = upperLevels(sections, levels, PAGE_BYTES);
    return { ...origin, entries: treeOf(shown), complete: shown.length === sections.length };
  }

  /**
   * A section with its chunks.
   *
   * @param request Which of its chunks.
   * @param only    If it is in one of these documents; null: in any.
   * @throws {UserError} `section.not_found`, and as `ChunksService.list`.
   */
  async section(
    id: string,
    request: Omit<ChunkListRequest, 'section'>,
    only: readonly string[] | null = null,
  ): Promise<WholeSection> {
    const document = await this.documentOf(id, only);
    const { sections } = await this.contentsOf(document.id);
    const section = sections.find((one) => one.id === id.toLowerCase())!;
    return {
      section,
      documentId: document.id,
      title: document.title,
      children: sections.filter(({ parentId }) => parentId === section.id),
      chunks: await this.chunks.list(document.id, { ...request, section: section.id }),
    };
  }

  /** All entries of a document, in reading order. */
  entries(documentId: string): Promise<readonly SectionView[]> {
    return this.recent.of(documentId);
  }

  /** A section and all below it, in reading order. Throws as `section`. */
  async subtree(
    id: string,
    only: readonly string[] | null = null,
  ): Promise<{
    readonly documentId: string;
    readonly title: string;
    readonly sections: readonly SectionView[];
  }> {
    const { id: documentId, title } = await this.documentOf(id, only);
    return { documentId, title, sections: subtreeOf(await this.recent.of(documentId), id.toLowerCase()) };
  }

  private async documentOf(
    sectionId: string,
    only: readonly string[] | null,
  ): Promise<{ readonly id: string; readonly title: string }> {
    const document = isUuid(sectionId) ? await this.repository.documentOf(sectionId) : null;
    if (document && only?.includes(document.id) !== false) return document;
    throw sectionNotFound(sectionId);
  }

  private async contentsOf(
    id: string,
  ): Promise<{ readonly origin: ContentsOrigin; readonly sections: readonly SectionView[] }> {
    const document = await this.documents.get(id);
    const sections = await this.recent.of(document.id);
    const { contentsSource: source, contentsConfidence: confidence } = document;
    return {
      origin: { documentId: document.id, source, confidence, count: sections.length },
      sections,
    };
  }
}
