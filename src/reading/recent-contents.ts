import { Injectable } from '@nestjs/common';
import { sectionViews } from './contents-tree.js';
import type { SectionView } from './reading-views.js';
import { SectionRepository } from './section.repository.js';

/** A book of a thousand pages has about 1 MB of sections. */
const MOST_BOOKS = 8;

/**
 * The contents of the books that were read last. They stay the same until another version is published or somebody corrects them, and who
 * reads a long list asks for them again and again.
 */
@Injectable()
export class RecentContents {
  /** By their version, in the order of their last use. */
  private readonly books = new Map<string, readonly SectionView[]>();

  constructor(private readonly repository: SectionRepository) {}

  /** All sections of a document that readers see, in the order of its contents. */
  async of(documentId: string): Promise<readonly SectionView[]> {
    const version = await this.repository.version(documentId);
    if (version === null) return [];
    const known = this.books.get(version);
    if (known) {
      this.books.delete(version);
      this.books.set(version, known);
      return known;
    }
    const read = await this.read(documentId);
    // If another version was published while it was read, the next question reads it again.
    if ((await this.repository.version(documentId)) === version) this.books.set(version, read);
    if (this.books.size > MOST_BOOKS) this.books.delete(this.books.keys().next().value!);
    return read;
  }

  private async read(documentId: string): Promise<readonly SectionView[]> {
    const [rows, labels] = await Promise.all([
      this.repository.sections(documentId),
      this.repository.labels(documentId),
    ]);
    return sectionViews(rows, labels);
  }
}
