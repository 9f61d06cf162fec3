import type { ChangedState } from '../corrections/correction.js';
import type { CorrectionView } from '../corrections/correction-view.js';
import { cutText } from '../documents/visible-text.js';

/** Characters of a text that a line shows. */
const SHOWN = 60;

/** A correction for people: what was done, then what it was and what it is. */
export function correctionLines({
  id,
  kind,
  status,
  reason,
  by,
  madeAt,
  before,
  after,
  place,
  chunkIds,
}: CorrectionView): string[] {
  const where = [`page ${place.page}`, ...place.sectionPath].join(' > ');
  return [
    `${id}  ${kind}  ${status.replace('_', ' ')}  by ${by.name}, ${madeAt}`,
    `  ${where}`,
    ...(reason === null ? [] : [`  ${reason}`]),
    `  before: ${stateText(before)}`,
    `  after:  ${stateText(after)}`,
    ...(chunkIds.length === 0 ? [] : [`  chunks: ${chunkIds.join(', ')}`]),
  ];
}

function stateText({ type, difficulty, title, texts = [] }: ChangedState): string {
  if (title !== undefined) return title;
  if (difficulty !== undefined) return difficulty ?? 'that of the book';
  return type ?? texts.map((text) => JSON.stringify(cutText(text, SHOWN))).join(' | ');
}
