import type { ChunkPart } from '../book/chunk-part.js';
import type { ChunkType } from '../book/chunk-type.js';
import { fenced, markdownOf } from '../chunking/parts/markdown.js';
import type { Difficulty } from '../documents/document.entity.js';
import type { Pools } from './difficulty-pools.js';

/** What the context is for. */
export interface Subject {
  /** Lines of the header, such as `Topic: Loops`. */
  readonly lines: readonly string[];
  readonly gameType?: string;
  readonly difficulty?: Difficulty;
}

/** A chunk with what is cited of it. */
export interface ContextChunk {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly sectionPath: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly pageLabelFirst: string | null;
  readonly pageLabelLast: string | null;
  readonly type: ChunkType;
  readonly text: string;
  /** Null for chunks written before parts were stored. */
  readonly parts: readonly ChunkPart[] | null;
  readonly score: number;
}

/** A chunk in the text, with its number there. */
export interface Source {
  readonly number: number;
  readonly pool: 'primary' | 'supplementary';
  readonly chunk: ContextChunk;
}

export interface Composition {
  readonly text: string;
  readonly sources: readonly Source[];
}

/** Headings inside a chunk stand below that of the chunk. */
const LEVEL_IN_CHUNK = 4;

/**
 * A context as Markdown: a header, then the primary chunks, then the supplementary ones, each with its citation.
 *
 * @param firstNumber Number of the first source.
 */
export function compose(
  subject: Subject,
  { primary, supplementary }: Pools<ContextChunk>,
  firstNumber = 1,
): Composition {
  const pooled = [
    ...primary.map((chunk) => ({ pool: 'primary' as const, chunk })),
    ...supplementary.map((chunk) => ({ pool: 'supplementary' as const, chunk })),
  ];
  const sources = pooled.map((source, i): Source => Object.assign({ number: firstNumber + i }, source));
  const blocksOf = (pool: Source['pool']) =>
    sources.filter((source) => source.pool === pool).map((source) => blockOf(source));
  const text = [
    headerOf(subject, [...primary, ...supplementary]),
    ...blocksOf('primary'),
    ...(supplementary.length > 0 ? [adviceFor(subject.difficulty)] : []),
    ...blocksOf('supplementary'),
  ].join('\n\n');
  return { text, sources };
}

/** The text when there is nothing to quote. */
export function fallbackText(subject: Subject): string {
  return [
    ['# Source material', '', ...subjectLines(subject)].join('\n'),
    'No source material was found in the library. Answer from general knowledge, and say that no book was used.',
  ].join('\n\n');
}

function headerOf(subject: Subject, chunks: readonly ContextChunk[]): string {
  const counts = new Map<ChunkType, number>();
  for (const { type } of chunks) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].map(([type, count]) => `${count} ${type}`).join(', ');
  return ['# Source material', '', ...subjectLines(subject), `- Sources: ${chunks.length} (${types})`].join(
    '\n',
  );
}

function subjectLines({ lines, gameType, difficulty }: Subject): string[] {
  return [
    ...lines,
    ...(gameType === undefined ? [] : [`Game type: ${gameType}`]),
    ...(difficulty === undefined ? [] : [`Difficulty: ${difficulty}`]),
  ].map((line) => `- ${line.replace(/\s+/gu, ' ')}`);
}

function adviceFor(difficulty: Difficulty | undefined): string {
  return [
    '## Harder sources',
    '',
    `The following sources are for more advanced readers. Simplify what you take from them for ${difficulty ?? 'your'} readers.`,
  ].join('\n');
}

function blockOf({ number, chunk }: Source): string {
  const { type, difficulty, score } = chunk;
  const details = `Type: ${type}. Difficulty: ${difficulty}. Score: ${score.toFixed(2)}.`;
  return [`### [${number}] ${citationOf(chunk)}`, details, bodyOf(chunk)].join('\n\n');
}

function citationOf({ title, sectionPath, pageFirst, pageLast }: ContextChunk): string {
  const pages = pageFirst === pageLast ? `p. ${pageFirst}` : `pp. ${pageFirst}-${pageLast}`;
  return `${[title, ...sectionPath].join(' > ')}, ${pages}`.replace(/\s+/gu, ' ');
}

/** The text of a chunk as Markdown, with its programs fenced. */
export function bodyOf({ text, parts, type }: Pick<ContextChunk, 'text' | 'parts' | 'type'>): string {
  if (parts) return markdownOf(text, parts, LEVEL_IN_CHUNK);
  // Only its type tells whether the text is a program.
  return type === 'code' ? fenced(text, '') : text;
}
