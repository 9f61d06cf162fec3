import { filterOf } from '../../content/chunk-filter.js';
import type { ChunkFilter } from '../../content/chunk-filter.js';
import type { ModelSlot } from '../../embedding/active-models.js';
import type { NearChunk, Nearest } from '../../embedding/nearest-chunks.js';
import type { QueryVector } from '../../embedding/embedding.service.js';
import type { PlacedScore, TermLists } from '../../lexical/chunk-scores.js';
import type { BookPlaces, ScoredChunk, TermStatistics } from '../../lexical/lexical-search.repository.js';
import type { FoundChunk } from '../search.repository.js';
import { REACH } from '../search.repository.js';
import type { SearchSource } from '../search-source.js';
import type { HeldBook, HeldVectors } from './held-book.js';
import { VectorMemory, unitVector } from './vector-memory.js';
import type { VectorBlock } from './vector-memory.js';

const ID_BYTES = 16;
const SIZE_BYTES = 4;

/** Vectors of one book by one model. */
interface Block extends VectorBlock {
  readonly chunks: readonly FoundChunk[];
}

interface VectorPlace {
  readonly block: Block;
  readonly row: number;
}

/** All published books of a library in memory, in one state. It answers as the database does. */
export class HeldLibrary implements SearchSource {
  readonly vectors = this;
  readonly words = this;
  readonly texts = this;
  /** In the order of their ids. */
  readonly books: readonly HeldBook[];
  readonly lacking: readonly string[];
  private readonly byDocument: ReadonlyMap<string, HeldBook>;
  private readonly byId = new Map<string, FoundChunk>();
  private readonly memory: VectorMemory;
  /** By model. */
  private readonly blocks = new Map<number, Block[]>();
  private readonly places = new Map<number, Map<string, VectorPlace>>();

  /** @param books In the order of their ids. */
  constructor(
    books: readonly HeldBook[],
    readonly activeModels: readonly ModelSlot[],
    /** See `HeldBooksRepository.state`. */
    readonly state: string,
  ) {
    this.memory = memoryFor(books);
    this.books = books.map((book) => this.hold(book));
    this.byDocument = new Map(this.books.map((book) => [book.documentId, book]));
    this.lacking = books.flatMap((book) => book.lacking);
  }

  /** The model must be the active one of the types: vectors by others are not held. */
  nearest(query: QueryVector, filter: ChunkFilter, limit: number): Nearest {
    const wanted = unitVector(query.vector);
    const types = new Set(query.types);
    const allows = filterOf(filter);
    const best = new BestChunks(limit);
    for (const block of this.blocks.get(query.modelId) ?? []) {
      const cosines = this.memory.multiply(wanted, block);
      let { least } = best;
      for (let row = 0; row < cosines.length; row += 1) {
        const cosine = cosines[row]!;
        if (cosine < least) continue;
        const chunk = block.chunks[row]!;
        if (!types.has(chunk.type) || !allows(chunk)) continue;
        best.add({ chunkId: chunk.chunkId, cosine });
        least = best.least;
      }
    }
    return { chunks: best.chunks, by: 'exact', full: best.chunks.length === limit };
  }

  cosines(query: QueryVector, chunkIds: readonly string[]): Map<string, number> {
    const wanted = unitVector(query.vector);
    const places = this.places.get(query.modelId);
    const found = new Map<string, number>();
    for (const chunkId of chunkIds) {
      const place = places?.get(chunkId);
      if (place) found.set(chunkId, this.memory.multiply(wanted, place.block, place.row, 1)[0]!);
    }
    return found;
  }

  statistics(terms: readonly string[]): TermStatistics {
    let chunks = 0;
    let totalLength = 0;
    const withTerm = new Map<string, number>();
    for (const { words } of this.books) {
      if (!words) continue;
      chunks += words.chunks;
      totalLength += words.totalLength;
      for (const term of terms) {
        const list = words.lists.get(term);
        if (list) withTerm.set(term, (withTerm.get(term) ?? 0) + list.chunks);
      }
    }
    return { chunks, averageLength: chunks === 0 ? 0 : totalLength / chunks, withTerm };
  }

  lists(terms: readonly string[], documents: readonly string[]): TermLists[] {
    const books = documents.length === 0 ? this.books : this.booksOf(documents);
    return [...new Set(terms)].flatMap((term) => {
      const parts: Buffer[] = [];
      for (const { documentId, words } of books) {
        const list = words?.lists.get(term)?.list;
        if (list) parts.push(headOf(documentId, list), list);
      }
      return parts.length === 0 ? [] : [{ term, lists: Buffer.concat(parts) }];
    });
  }

  allowedAmong(placed: readonly PlacedScore[], filter: ChunkFilter, limit: number): ScoredChunk[] {
    const allows = filterOf(filter);
    return placed
      .flatMap(({ documentId, ordinal, score }) => {
        const chunk = this.byDocument.get(documentId)?.chunks[ordinal];
        return chunk && allows(chunk) ? [{ chunk, score }] : [];
      })
      .toSorted((a, b) => b.score - a.score || inReadingOrder(a.chunk, b.chunk))
      .slice(0, limit)
      .map(({ chunk, score }) => ({ chunkId: chunk.chunkId, score }));
  }

  allowedPlaces(filter: ChunkFilter, most: number): BookPlaces[] | null {
    const allows = filterOf(filter);
    const places: BookPlaces[] = [];
    let count = 0;
    for (const { documentId, chunks } of this.books) {
      const ordinals = chunks.flatMap((chunk) => (chunk && allows(chunk) ? [chunk.ordinal] : []));
      count += ordinals.length;
      if (count > most) return null;
      if (ordinals.length > 0) places.push({ documentId, ordinals });
    }
    return places;
  }

  chunks(ids: readonly string[]): FoundChunk[] {
    return ids.flatMap((id) => this.byId.get(id) ?? []);
  }

  around(found: readonly FoundChunk[]): FoundChunk[] {
    const beside = new Set<FoundChunk>();
    for (const { documentId, sectionId, ordinal } of found) {
      if (sectionId === null) continue;
      const { chunks } = this.byDocument.get(documentId)!;
      for (let at = Math.max(0, ordinal - REACH); at <= ordinal + REACH; at += 1) {
        const chunk = chunks[at];
        if (chunk?.sectionId === sectionId) beside.add(chunk);
      }
    }
    return [...beside];
  }

  /** @returns The book with its vectors where they are now, so that they are in memory only once. */
  private hold(book: HeldBook): HeldBook {
    for (const chunk of book.chunks) if (chunk) this.byId.set(chunk.chunkId, chunk);
    const vectors = new Map<number, HeldVectors>();
    for (const [modelId, held] of book.vectors) {
      const block = { ...this.memory.add(held.vectors, held.stride), chunks: held.chunks };
      this.blocks.set(modelId, [...(this.blocks.get(modelId) ?? []), block]);
      const places = this.places.get(modelId) ?? new Map<string, VectorPlace>();
      this.places.set(modelId, places);
      held.chunks.forEach(({ chunkId }, row) => places.set(chunkId, { block, row }));
      vectors.set(modelId, { ...held, vectors: this.memory.vectorsOf(block) });
    }
    return { ...book, vectors };
  }

  private booksOf(documents: readonly string[]): HeldBook[] {
    return [...new Set(documents)].toSorted().flatMap((id) => this.byDocument.get(id) ?? []);
  }
}

function memoryFor(books: readonly HeldBook[]): VectorMemory {
  const all = books.flatMap((book) => [...book.vectors.values()]);
  const most = (of: (held: HeldVectors) => number) => all.reduce((max, held) => Math.max(max, of(held)), 0);
  return new VectorMemory(
    all.reduce((sum, { vectors }) => sum + vectors.byteLength, 0),
    most(({ chunks }) => chunks.length),
    most(({ stride }) => stride),
  );
}

/** The nearest so far, best first; of equal ones the smaller id first. */
class BestChunks {
  readonly chunks: NearChunk[] = [];

  constructor(private readonly limit: number) {}

  /** What a further chunk must at least have. */
  get least(): number {
    return this.chunks.length < this.limit ? -Infinity : this.chunks.at(-1)!.cosine;
  }

  add(chunk: NearChunk): void {
    let from = 0;
    let to = this.chunks.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isBefore(this.chunks[middle]!, chunk)) from = middle + 1;
      else to = middle;
    }
    this.chunks.splice(from, 0, chunk);
    if (this.chunks.length > this.limit) this.chunks.pop();
  }
}

function isBefore(one: NearChunk, other: NearChunk): boolean {
  return one.cosine > other.cosine || (one.cosine === other.cosine && one.chunkId < other.chunkId);
}

function inReadingOrder(a: FoundChunk, b: FoundChunk): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.ordinal - b.ordinal;
}

/** Before a list, see `TermLists`. */
function headOf(documentId: string, list: Buffer): Buffer {
  const head = Buffer.allocUnsafe(ID_BYTES + SIZE_BYTES);
  head.write(documentId.replaceAll('-', ''), 'hex');
  head.writeInt32BE(list.length, ID_BYTES);
  return head;
}
