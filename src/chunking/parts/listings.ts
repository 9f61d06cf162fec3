import type { ChunkPart, CodeLanguage } from '../../book/chunk-part.js';
import { withoutPrompts } from '../blocks/console-session.js';
import type { Chunk } from '../chunk.js';
import { textOfPart } from './text-of-part.js';

/** A listing extracted from its chunks. */
export interface Listing {
  /** Null when it is unknown. */
  readonly language: CodeLanguage | null;
  /** The code as it was typed, without prompts and without output between two statements. */
  readonly code: string;
  readonly sectionPath: readonly string[];
  /** Physical pages, from 1. */
  readonly pageFirst: number;
  readonly pageLast: number;
  /** `ordinal` of each chunk that contains a part of it. */
  readonly chunks: readonly number[];
}

type Source = Pick<Chunk, 'ordinal' | 'text' | 'sectionPath' | 'parts'>;

interface Open {
  readonly source: Source;
  readonly language: CodeLanguage | null;
  readonly texts: string[];
  readonly parts: ChunkPart[];
  readonly chunks: Set<number>;
}

/**
 * Extracts the code of chunks. The statements of a session form one listing, and so do the parts of a listing that was
 * cut between two chunks.
 *
 * @param chunks In reading order.
 */
export function listingsOf(chunks: readonly Source[]): Listing[] {
  const listings: Open[] = [];
  let isOpen = false;
  for (const source of chunks) {
    source.parts.forEach((part, i) => {
      const { kind, language = null } = part;
      const goesOn =
        i > 0 || (part.goesOn === true && listings.at(-1)?.chunks.has(source.ordinal - 1) === true);
      isOpen &&= goesOn && (kind === 'output' || (kind === 'code' && listings.at(-1)?.language === language));
      if (kind !== 'code') return;
      if (!isOpen) listings.push({ source, language, texts: [], parts: [], chunks: new Set() });
      const open = listings.at(-1);
      open?.texts.push(textOfPart(source.text, part));
      open?.parts.push(part);
      open?.chunks.add(source.ordinal);
      isOpen = true;
    });
  }
  return listings.map(closed);
}

function closed({ source, language, texts, parts, chunks }: Open): Listing {
  const pages = parts.flatMap(({ boxes }) => boxes.map(({ page }) => page));
  return {
    language,
    code: withoutPrompts(texts.join('\n')),
    sectionPath: source.sectionPath,
    pageFirst: Math.min(...pages),
    pageLast: Math.max(...pages),
    chunks: [...chunks],
  };
}
