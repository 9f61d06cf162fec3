import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore } from '../documents/file-store/file-store.js';
import { IncomingFiles } from '../documents/file-store/incoming-files.js';
import type { BookMembers } from './book-members.js';
import { MEMBER } from './bundle-format.js';
import { invalid } from './bundle-problems.js';

/** Takes over the files of books. */
@Injectable()
export class BookFiles {
  constructor(
    private readonly files: FileStore,
    private readonly incoming: IncomingFiles,
  ) {}

  /** Stores the file of a book, if it comes next and the store lacks it. */
  async import(members: BookMembers, sha256: string, bundle: string): Promise<void> {
    const name = MEMBER.file(sha256);
    if (members.next?.name !== name) return;
    if (await this.files.has(sha256)) {
      await members.skip();
      return;
    }
    const file = await this.incoming.receive(Readable.from(members.stream()), bundle);
    try {
      if (file.sha256 !== sha256) throw invalid(bundle, `${name} is another file than its name says`);
      await this.files.keep(file);
    } finally {
      await this.incoming.discard(file);
    }
  }
}
