import { createHash } from 'node:crypto';
import { damaged, foreign, incomplete, newer, unsafe } from './archive-faults.js';
import type { ArchiveKind } from './archive-faults.js';
import { ArchiveReader } from './archive-reader.js';
import { MANIFEST } from './archive-writer.js';
import type { ManifestMember } from './archive-writer.js';
import type { TarHeader } from './tar-header.js';

/** A library of 5 000 books has about 50 000. */
const MOST_MEMBERS = 1_000_000;
/** Members that are read into memory have about 1 MB, seldom more. */
const LARGEST_IN_MEMORY = 256 * 1024 * 1024;

/** What the first member of every archive says. */
export interface ArchiveHead {
  readonly format: string;
  readonly version: number;
  /** The version of the program that wrote it. */
  readonly program: string;
}

/** An archive whose bytes are those that its writer wrote. */
export interface ProvenArchive {
  readonly path: string;
  /** What errors call it. */
  readonly name: string;
  readonly kind: ArchiveKind;
  /** As its first member has it; at least an `ArchiveHead`. */
  readonly head: ArchiveHead;
  /** By name, without the manifest. */
  readonly members: ReadonlyMap<string, ManifestMember>;
}

export interface ProofHooks {
  /** What errors call the file; its path unless said otherwise. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  /** Which members may be larger than what fits into memory; at most this many bytes. Others may not. */
  readonly largest?: (name: string) => number | null;
  /** Which members to collect on the way. */
  readonly collects?: (name: string) => boolean;
  readonly onCollected?: (name: string, content: Buffer) => void;
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Reads an archive from its beginning to its end and compares every member with the manifest. Nothing is taken from it.
 *
 * @throws {UserError} `archive.foreign`, `archive.newer`, `archive.incomplete`, `archive.damaged`, `archive.unsafe`.
 */
export async function proveArchive(
  path: string,
  kind: ArchiveKind,
  hooks: ProofHooks = {},
): Promise<ProvenArchive> {
  const { name = path } = hooks;
  const reader = await ArchiveReader.open(path, kind, name);
  try {
    return await new Proof(path, name, kind, reader, hooks).run();
  } finally {
    reader.close();
  }
}

class Proof {
  private readonly found = new Map<string, ManifestMember>();
  private readonly folders = new Set<string>();
  private bytes = 0;

  constructor(
    private readonly path: string,
    private readonly name: string,
    private readonly kind: ArchiveKind,
    private readonly reader: ArchiveReader,
    private readonly hooks: ProofHooks,
  ) {}

  async run(): Promise<ProvenArchive> {
    let head: ArchiveHead | null = null;
    let manifest: Buffer | null = null;
    for (let member = await this.reader.next(); member; member = await this.reader.next()) {
      this.hooks.signal?.throwIfAborted();
      if (manifest) throw unsafe(this.name, this.kind, `${member.name} comes after the manifest`);
      this.assertNew(member);
      if (member.kind === 'folder') continue;
      const content = await this.read(member, head === null || member.name === MANIFEST);
      if (head === null) head = this.readHead(member.name, content!);
      if (member.name === MANIFEST) manifest = content;
    }
    if (!manifest || !head) throw incomplete(this.name, this.kind);
    this.compare(manifest);
    return { path: this.path, name: this.name, kind: this.kind, head, members: this.found };
  }

  private assertNew({ name, bytes, kind }: TarHeader): void {
    const known = kind === 'folder' ? this.folders : this.found;
    if (known.has(name)) throw unsafe(this.name, this.kind, `${name} is there twice`);
    if (this.found.size + this.folders.size >= MOST_MEMBERS) {
      throw unsafe(this.name, this.kind, `it has more than ${MOST_MEMBERS} members`);
    }
    const largest = this.hooks.largest?.(name) ?? LARGEST_IN_MEMORY;
    if (bytes > largest) throw unsafe(this.name, this.kind, `${name} says that it has ${bytes} bytes`);
    if (kind === 'folder') this.folders.add(name);
  }

  /** @returns The content if it is needed. */
  private async read(member: TarHeader, keep: boolean): Promise<Buffer | null> {
    const { name, bytes } = member;
    const collects = this.hooks.collects?.(name) ?? false;
    const hash = createHash('sha256');
    const parts: Buffer[] = [];
    for await (const part of this.reader.content(member)) {
      hash.update(part);
      if (keep || collects) parts.push(Buffer.from(part));
      this.hooks.onProgress?.((this.bytes += part.length));
    }
    if (name !== MANIFEST) this.found.set(name, { name, bytes, sha256: hash.digest('hex') });
    if (!keep && !collects) return null;
    const content = Buffer.concat(parts);
    if (collects) this.hooks.onCollected?.(name, content);
    return content;
  }

  private readHead(name: string, content: Buffer): ArchiveHead {
    if (name !== `${this.kind.noun}.json`) throw foreign(this.name, this.kind);
    const head = this.parse(name, content) as Partial<ArchiveHead> | null;
    if (head?.format !== this.kind.format || !Number.isInteger(head.version)) {
      throw foreign(this.name, this.kind);
    }
    const { version, program } = head as ArchiveHead;
    if (version > this.kind.version) throw newer(this.name, this.kind, version, program);
    return head as ArchiveHead;
  }

  private compare(manifest: Buffer): void {
    const { members } = this.parse(MANIFEST, manifest) as { members?: readonly ManifestMember[] };
    if (!Array.isArray(members)) throw damaged(this.name, this.kind, 'its manifest lists no members');
    const listed = new Map((members as readonly ManifestMember[]).map((member) => [member.name, member]));
    for (const [name, { bytes, sha256 }] of this.found) {
      const expected = listed.get(name);
      if (!expected) throw unsafe(this.name, this.kind, `${name} is not in its manifest`);
      if (expected.bytes !== bytes || expected.sha256 !== sha256) {
        throw damaged(this.name, this.kind, `${name} was changed`);
      }
    }
    const missing = [...listed.keys()].find((name) => !this.found.has(name));
    if (missing !== undefined) throw damaged(this.name, this.kind, `${missing} is missing`);
  }

  private parse(name: string, content: Buffer): unknown {
    try {
      return JSON.parse(content.toString()) as unknown;
    } catch (cause) {
      throw damaged(this.name, this.kind, `${name} was changed`, cause);
    }
  }
}
