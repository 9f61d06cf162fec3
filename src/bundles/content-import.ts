import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ImportedContent } from '../content/imported-content.js';
import type { ImportedSection } from '../content/imported-content.js';
import { correctionSchema } from '../corrections/correction-schema.js';
import { ImportedCorrections } from '../corrections/imported-corrections.js';
import { ImportedVectors } from '../embedding/imported-vectors.js';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import { RankingService } from '../ranking/ranking.service.js';
import type { BookMembers } from './book-members.js';
import { MEMBER, chunkSchema, sectionSchema } from './bundle-format.js';
import type { BundledBook, BundledChunk } from './bundle-format.js';
import { invalid, parsed } from './bundle-problems.js';
import { vectorsOf } from './vector-bytes.js';
import { VectorPlanning } from './vector-plan.js';
import type { VectorPlan } from './vector-plan.js';

/** The rows that a book gets. */
interface BookRows {
  readonly documentId: string;
  readonly runId: string;
}

interface Source {
  readonly bundle: string;
  readonly plan: VectorPlan;
}

/** Sections a statement. */
const SECTIONS_AT_ONCE = 1000;
/** Lines that are read in one turn of the event loop: a server answers others in between. */
const LINES_A_TURN = 50;

/** Writes the content of a book of a bundle: corrections, sections, chunks, vectors and terms. */
@Injectable()
export class ContentImport {
  constructor(
    private readonly content: ImportedContent,
    private readonly corrections: ImportedCorrections,
    private readonly vectors: ImportedVectors,
    private readonly planning: VectorPlanning,
    private readonly lexical: LexicalIndexing,
    private readonly ranking: RankingService,
  ) {}

  /** Replaces what the document has, in the transaction of the caller. Of the chunks, one part is in memory at a time. */
  async write(
    rows: BookRows,
    book: BundledBook,
    members: BookMembers,
    source: Source,
    manager: EntityManager,
  ): Promise<{ readonly chunks: number; readonly vectors: number }> {
    const { sha256, title } = book.document;
    await this.planning.hold(source.plan, manager);
    await this.corrections.clear(rows.documentId, manager);
    await this.content.clear(rows.documentId, manager);
    const corrections = await this.lines(MEMBER.corrections(sha256), correctionSchema, members, source);
    await this.corrections.add(rows.documentId, corrections, manager);
    const sections = await this.lines(MEMBER.sections(sha256), sectionSchema, members, source);
    await this.addSections(rows, sections, manager);
    const counts = { chunks: 0, vectors: 0, outdated: 0 };
    for (let part = 1; members.next?.name === MEMBER.chunks(sha256, part); part += 1) {
      const chunks = await this.lines(MEMBER.chunks(sha256, part), chunkSchema, members, source);
      if (chunks.some(({ ordinal }, index) => ordinal !== counts.chunks + index)) {
        throw invalid(source.bundle, `a chunk of "${title}" is missing`);
      }
      await this.content.addChunks(rows.documentId, rows.runId, chunks, manager);
      counts.chunks += chunks.length;
      counts.vectors += await this.addVectors(sha256, part, chunks, members, source, manager);
      counts.outdated += outdated(chunks);
    }
    const { chunks, vectors } = counts;
    if (
      chunks !== book.chunks ||
      sections.length !== book.sections ||
      corrections.length !== book.corrections
    ) {
      throw invalid(
        source.bundle,
        `"${title}" does not have as many chunks, sections or corrections as it says`,
      );
    }
    if (counts.outdated > 0) await this.corrections.wantVectors(rows.documentId, manager);
    await this.lexical.refresh(rows.documentId, manager);
    await this.ranking.request(manager);
    return { chunks, vectors };
  }

  private async addSections(rows: BookRows, sections: readonly ImportedSection[], manager: EntityManager) {
    for (let from = 0; from < sections.length; from += SECTIONS_AT_ONCE) {
      const part = sections.slice(from, from + SECTIONS_AT_ONCE);
      await this.content.addSections(rows.documentId, rows.runId, part, manager);
    }
  }

  /** @returns The number of vectors. */
  private async addVectors(
    sha256: string,
    part: number,
    chunks: readonly BundledChunk[],
    members: BookMembers,
    { bundle, plan }: Source,
    manager: EntityManager,
  ): Promise<number> {
    let count = 0;
    for (let name = members.next?.name; name !== undefined; name = members.next?.name) {
      const number = /-model-(\d+)\.f32$/.exec(name)?.[1];
      if (number === undefined || name !== MEMBER.vectors(sha256, part, Number(number))) break;
      const model = plan.taken.get(Number(number));
      if (!model) {
        await members.skip();
        continue;
      }
      const vectors = vectorsOf(await members.content(), model.dimension);
      const owners = chunks.filter((chunk) => chunk.vectors[number] !== undefined);
      if (vectors?.length !== owners.length) {
        throw invalid(bundle, `${name} does not have a vector for each chunk`);
      }
      const rows = owners.map(({ id, vectors: hashes }, index) => {
        return { chunkId: id, contentHash: hashes[number]!, vector: vectors[index]! };
      });
      await this.vectors.add(model.modelId, model.dimension, rows, manager).catch((error: unknown) => {
        throw error instanceof RangeError ? invalid(bundle, `${name}: ${error.message}`, error) : error;
      });
      count += rows.length;
    }
    return count;
  }

  /** The rows of the member that must come next. */
  private async lines<T>(
    name: string,
    schema: z.ZodType<T>,
    members: BookMembers,
    { bundle }: Source,
  ): Promise<T[]> {
    if (members.next?.name !== name) throw invalid(bundle, `${name} is not where it should be`);
    const text = (await members.content()).toString();
    const rows: T[] = [];
    for (const [index, line] of text.split('\n').entries()) {
      if (line === '') continue;
      rows.push(parsed(bundle, `${name}, line ${index + 1}`, schema, line));
      if (rows.length % LINES_A_TURN === 0) await setImmediate();
    }
    return rows;
  }
}

/** Chunks whose text was corrected by hand after they were embedded. */
function outdated(chunks: readonly BundledChunk[]): number {
  return chunks.filter(({ embedHash, vectors }) => Object.values(vectors).some((hash) => hash !== embedHash))
    .length;
}
