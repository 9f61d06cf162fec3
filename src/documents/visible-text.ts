/** Ends of lines and other controls stand where a space could. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/**
 * Characters of format, such as those that turn the direction of what follows (U+202E makes "fdp.exe" of a name), and
 * halves of characters. The joiners of Persian and of the scripts of India are spelling, and stay.
 */
const UNSEEN = /(?![\u200C\u200D])[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A character that is drawn: no space, no control, no filler, no mark that only changes its neighbour. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[^\p{C}\p{Z}\p{M}]/u;

/** One line of what a reader sees: without controls and characters of format, spaces one by one. */
export function visibleText(text: string): string {
  return text.replace(CONTROLS, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}

/** Whether anything of a text is drawn. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The first characters of a text, whole ones. @param length In UTF-16 units, as `String.length`. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
