import { Injectable } from '@nestjs/common';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { isInteger, readCursor, writeCursor } from '../database/list-cursor.js';
import { pageOf } from '../database/list-page.js';
import type { ListPage } from '../database/list-page.js';
import { DocumentsService } from '../documents/documents.service.js';
import { ActiveModels } from '../embedding/active-models.js';
import type { VectorView } from './reading-views.js';
import { VectorRepository, vectorView } from './vector.repository.js';
import type { ExpectedModel } from './vector.repository.js';

/** Which models a chunk should have a vector of, and has. */
export interface CoveredChunk {
  readonly chunkId: string;
  readonly ordinal: number;
  readonly type: ChunkType;
  readonly pageFirst: number;
  readonly pageLast: number;
  /** The model by which searches find chunks of this type. */
  readonly expected: string;
  /** Models with a vector of the present text. */
  readonly present: readonly string[];
  /** Whether searches find it by meaning. */
  readonly embedded: boolean;
}

export interface CoverageList extends ListPage<CoveredChunk> {
  readonly documentId: string;
  readonly total: number;
  readonly embedded: number;
  readonly notEmbedded: number;
  /** 0 to 100, and 100 only when no vector is missing; 100 also for a book without chunks. */
  readonly percent: number;
}

export interface ChunkVector extends VectorView {
  readonly chunkId: string;
  readonly ordinal: number;
}

export interface VectorList extends ListPage<ChunkVector> {
  readonly documentId: string;
  /** All vectors of the document, by all models. */
  readonly count: number;
}

export interface ListRequest {
  readonly limit: number;
  readonly cursor?: string;
}

type OrdinalPlace = readonly [ordinal: number];
type VectorPlace = readonly [ordinal: number, modelId: number];
const isOrdinal = (place: readonly unknown[]): place is OrdinalPlace =>
  place.length === 1 && isInteger(place[0]);
const isVectorPlace = (place: readonly unknown[]): place is VectorPlace =>
  place.length === 2 && place.every(isInteger);

/** With their numbers: about as many as one page holds. */
const MOST_WITH_NUMBERS = 50;

const BEGINNING = { ordinal: -1, modelId: -1 };

/** Which chunks of a book can be found by meaning. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly models: ActiveModels,
    private readonly repository: VectorRepository,
  ) {}

  /**
   * How many chunks have the vector that searches use, and which have it.
   *
   * @param request `missing`: list only chunks without it.
   * @throws {UserError} `document.not_found`, `request.cursor`
   */
  async coverage(
    id: string,
    { limit, cursor, missing = false }: ListRequest & { readonly missing?: boolean },
  ): Promise<CoverageList> {
    const { id: documentId } = await this.documents.get(id);
    const list = ['coverage', documentId, missing];
    const after = readCursor(list, cursor, isOrdinal)?.[0] ?? -1;
    const { keys, expected } = await this.expected();
    const [byType, rows] = await Promise.all([
      this.repository.coverage(documentId, expected),
      this.repository.covered(documentId, expected, { after, limit: limit + 1, missing }),
    ]);
    const total = byType.reduce((sum, one) => sum + one.total, 0);
    const embedded = byType.reduce((sum, one) => sum + one.embedded, 0);
    const chunks = rows.map((row) => ({ ...row, expected: keys.get(row.type)! }));
    return {
      documentId,
      total,
      embedded,
      notEmbedded: total - embedded,
      percent: percentOf(embedded, total),
      ...pageOf(chunks, limit, ({ ordinal }) => writeCursor(list, [ordinal])),
    };
  }

  /**
   * The vectors of a document, by reading order and model.
   *
   * @param request `numbers`: with the vectors themselves.
   * @throws {UserError} `document.not_found`, `request.cursor`
   */
  async vectors(
    id: string,
    { limit, cursor, numbers = true }: ListRequest & { readonly numbers?: boolean },
  ): Promise<VectorList> {
    const { id: documentId } = await this.documents.get(id);
    const list = ['vectors', documentId];
    const place = readCursor(list, cursor, isVectorPlace);
    const after = place ? { ordinal: place[0], modelId: place[1] } : BEGINNING;
    const most = numbers ? Math.min(limit, MOST_WITH_NUMBERS) : limit;
    const [count, rows] = await Promise.all([
      this.repository.count(documentId),
      this.repository.ofDocument(documentId, after, most + 1, numbers),
    ]);
    const modelIds = new Map(rows.map((row) => [`${row.ordinal} ${row.model} ${row.revision}`, row.modelId]));
    const vectors = rows.map((row) => ({
      chunkId: row.chunkId,
      ordinal: row.ordinal,
      ...vectorView(row),
    }));
    const cursorAfter = ({ ordinal, model, revision }: ChunkVector) =>
      writeCursor(list, [ordinal, modelIds.get(`${ordinal} ${model} ${revision}`)!]);
    return { documentId, count, ...pageOf(vectors, most, cursorAfter) };
  }

  private async expected(): Promise<{
    readonly keys: ReadonlyMap<ChunkType, string>;
    readonly expected: readonly ExpectedModel[];
  }> {
    const { active } = await this.models.current();
    const slots = CHUNK_TYPES.map((type) => ({
      type,
      slot: active.find(({ types }) => types.includes(type))!,
    }));
    return {
      keys: new Map(slots.map(({ type, slot }) => [type, slot.key])),
      expected: slots.map(({ type, slot }) => ({ type, modelId: slot.stored?.modelId ?? null })),
    };
  }
}

/** Rounded down, so that 100 means all. */
function percentOf(part: number, all: number): number {
  return all === 0 ? 100 : Math.floor((part / all) * 1000) / 10;
}
