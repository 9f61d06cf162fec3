import type { ProvenMembers } from '../archive/proven-members.js';
import type { TarHeader } from '../archive/tar-header.js';
import { bookOf } from './bundle-format.js';

/** The members of a bundle that come next, from the file or from memory. */
export type BookMembers = Pick<ProvenMembers, 'next' | 'content' | 'stream' | 'skip'>;

interface Held {
  readonly header: TarHeader;
  readonly content: Buffer;
}

/** The members of one book in memory, so that the file can be read on while the book is taken over. */
export class HeldBook implements BookMembers {
  private constructor(private readonly held: Held[]) {}

  /** Takes the members of the book that comes next. */
  static async take(members: ProvenMembers, sha256: string): Promise<HeldBook> {
    const held: Held[] = [];
    while (members.next && bookOf(members.next.name) === sha256) {
      held.push({ header: members.next, content: await members.content() });
    }
    return new HeldBook(held);
  }

  get next(): TarHeader | null {
    return this.held[0]?.header ?? null;
  }

  content(): Promise<Buffer> {
    return Promise.resolve(this.held.shift()!.content);
  }

  async *stream(): AsyncGenerator<Buffer> {
    yield await this.content();
  }

  async skip(): Promise<void> {
    await this.content();
  }
}
