import type { Line } from '../../book/page.js';
import { sentencesIn } from '../../structure/sentences.js';

/** Each pattern must name the book or its pages, because programs have samples and full versions, too. */
const NOTICES: readonly RegExp[] = [
  /\b(?:buy|purchase|get|order) the (?:full|complete|whole) (?:book|edition)\b/i,
  /\b(?:pages?|chapters?|sections?|parts? of (?:this|the) book)\b.{0,60}\b(?:omitted|missing|left out|not (?:included|available|shown|part))\b.{0,40}\b(?:sample|preview|excerpt|edition|version)\b/i,
  /\b(?:pages?|chapters?|sections?|parts? of (?:this|the) book)\b.{0,60}\bonly (?:available |included |shown )?in the (?:full|complete|printed|paid)\b/i,
  /\bonly (?:available |included |shown )?in the (?:full|complete|printed|paid) (?:book|edition)\b/i,
  /\bthis page (?:is |was |has been )?(?:intentionally |deliberately )?left blank\b/i,
];
/** Words in the other sentences of a notice. */
const ABOUT_THE_BOOK = /\b(?:book|pages?|chapters?|edition|sample|preview|excerpt|copy)\b/i;
/** A longer page is real text that mentions such things. */
const MOST_WORDS = 60;
/** A line with at least this share of monospaced characters is code, which is never a notice. */
const CODE_SHARE = 0.5;

/** Whether a page has only the notice of a sample edition, or says that it is blank. */
export function isPlaceholder(lines: readonly Line[]): boolean {
  if (lines.some((line) => line.monoShare >= CODE_SHARE)) return false;
  const text = lines.map((line) => line.text.trim()).join(' ');
  if (text.split(/\s+/).length > MOST_WORDS || !NOTICES.some((notice) => notice.test(text))) return false;
  return sentencesIn(lines).every((sentence) => ABOUT_THE_BOOK.test(sentence));
}
