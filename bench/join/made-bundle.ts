import { createHash, randomUUID } from 'node:crypto';
import { writeArchive } from '../../src/archive/archive-writer.js';
import type { ArchiveWriter } from '../../src/archive/archive-writer.js';
import { proveArchive } from '../../src/archive/prove-archive.js';
import { BUNDLE, MEMBER } from '../../src/bundles/bundle-format.js';
import type { BundleHead, BundledBook, BundledChunk } from '../../src/bundles/bundle-format.js';
import { pick } from '../quotes/made-sentences.js';

/** The only book of a bundle, as it was exported. */
export interface Template {
  readonly head: BundleHead;
  readonly book: BundledBook;
  /** As many as a made book has. */
  readonly chunks: readonly BundledChunk[];
  readonly vectors: Buffer;
}

/** Share of the words that differ in a copy: as many as between two editions, so that its terms are as rare. */
const CHANGED_SHARE = 0.15;

/** @param chunks How many of its chunks the copies have, at most 500. */
export async function readTemplate(path: string, chunks: number): Promise<Template> {
  const members = new Map<string, Buffer>();
  const { head } = await proveArchive(path, BUNDLE, {
    collects: () => true,
    onCollected: (name, content) => members.set(name.replace(/^books\/\w+\//, ''), content),
  });
  const book = JSON.parse(members.get('book.json')!.toString()) as BundledBook;
  const lines = members.get('chunks-00001.jsonl')!.toString().split('\n').slice(0, chunks);
  const [model] = (head as BundleHead).models;
  const vectors = members.get('vectors-00001-model-1.f32')!.subarray(0, chunks * model!.dimension * 4);
  return {
    head: head as BundleHead,
    book,
    chunks: lines.map((line) => JSON.parse(line) as BundledChunk),
    vectors,
  };
}

/** Writes a bundle of books like the template, each with words of its own. */
export async function makeBundle(
  path: string,
  template: Template,
  books: number,
  random: () => number,
): Promise<void> {
  const words = [...new Set(template.chunks.flatMap(({ text }) => text.match(/\p{L}{3,}/gu) ?? []))];
  await writeArchive(path, async (writer) => {
    await writer.addJson(MEMBER.head, template.head);
    for (let index = 0; index < books; index += 1) await addCopy(template, words, random, writer);
    await writer.finish({ books });
  });
}

async function addCopy(
  template: Template,
  words: readonly string[],
  random: () => number,
  writer: ArchiveWriter,
): Promise<void> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(id).digest('hex');
  const { document, ...book } = template.book;
  const chunks = template.chunks.map((chunk): BundledChunk => {
    const text = chunk.text.replaceAll(/\p{L}{3,}/gu, (word) =>
      random() < CHANGED_SHARE ? pick(words, random) : word,
    );
    const hash = createHash('sha256').update(text).digest('hex');
    return {
      ...chunk,
      id: randomUUID(),
      sectionId: null,
      text,
      contentHash: hash,
      embedHash: hash,
      vectors: { 1: hash },
    };
  });
  const copy: BundledBook = {
    ...book,
    document: { ...document, id, sha256, title: `${document.title}, copy ${id}` },
    contentSha256: sha256,
    sections: 0,
    chunks: chunks.length,
  };
  await writer.addJson(MEMBER.book(sha256), copy);
  await writer.add(MEMBER.corrections(sha256), Buffer.alloc(0));
  await writer.add(MEMBER.sections(sha256), Buffer.alloc(0));
  const lines = chunks.map((chunk) => `${JSON.stringify(chunk)}\n`).join('');
  await writer.add(MEMBER.chunks(sha256, 1), Buffer.from(lines));
  await writer.add(MEMBER.vectors(sha256, 1, 1), template.vectors);
}
