import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import type { Correction } from './use-corrections.js';

type State = Correction['before'];

/** How much of a text tells which one is meant. */
const SHOWN = 80;

/** A correction in one line, such as "Type: Concept → Code". */
export function describe({ kind, before, after }: Correction): string {
  const name = bookTexts.correctionKind[kind];
  if (kind === 'split' || kind === 'join') return name;
  return `${name}: ${valueOf(kind, before)} → ${valueOf(kind, after)}`;
}

/** The beginnings of the chunks that a split or join has made. */
export function beginningsOf({ texts: whole = [] }: State): string[] {
  return whole.map((text) => {
    const points = Array.from(text);
    return points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : text;
  });
}

function valueOf(kind: 'type' | 'difficulty' | 'title', { type, difficulty, title }: State): string {
  if (kind === 'type') return type === undefined ? texts.common.none : texts.common.type[type];
  if (kind === 'title') return title ?? texts.common.none;
  return difficulty ? texts.common.difficulty[difficulty] : bookTexts.difficultyOfBook;
}
