import { createHash } from 'node:crypto';
import { damaged } from './archive-faults.js';
import { ArchiveReader } from './archive-reader.js';
import { MANIFEST } from './archive-writer.js';
import type { ProvenArchive } from './prove-archive.js';
import type { TarHeader } from './tar-header.js';

/**
 * The members of a proven archive, in their order. Each is compared with the manifest once more, because somebody may
 * have changed the file since.
 */
export class ProvenMembers {
  private constructor(
    private readonly archive: ProvenArchive,
    private readonly reader: ArchiveReader,
    private current: TarHeader | null,
  ) {}

  static async open(archive: ProvenArchive): Promise<ProvenMembers> {
    const reader = await ArchiveReader.open(archive.path, archive.kind, archive.name);
    return new ProvenMembers(archive, reader, await reader.next());
  }

  /** The member that `content`, `stream` or `skip` takes; null at the end. */
  get next(): TarHeader | null {
    return this.current?.name === MANIFEST ? null : this.current;
  }

  async content(): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream()) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  }

  /** @throws {UserError} `archive.damaged` at the end of a member that differs. */
  async *stream(): AsyncGenerator<Buffer> {
    const { name, kind, members } = this.archive;
    const member = this.current!;
    const hash = createHash('sha256');
    for await (const part of this.reader.content(member)) {
      hash.update(part);
      yield part;
    }
    if (members.get(member.name)?.sha256 !== hash.digest('hex')) {
      throw damaged(name, kind, `${member.name} was changed while it was read`);
    }
    this.current = await this.reader.next();
  }

  async skip(): Promise<void> {
    for await (const _ of this.reader.content(this.current!));
    this.current = await this.reader.next();
  }

  close(): void {
    this.reader.close();
  }
}
