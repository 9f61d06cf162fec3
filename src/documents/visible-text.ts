/** Line ends and other control characters, which are replaced by a space. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/**
 * Format characters, such as those that change the direction of text (U+202E turns "fdp.exe" into "exe.pdf" on the
 * screen), and halves of characters. The joiners of Persian and of Indian scripts belong to the spelling and stay.
 */
const UNSEEN = /(?![\u200C\u200D])[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A visible character: no space, control, filler, or mark that only modifies its neighbour. */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[^\p{C}\p{Z}\p{M}]/u;

/** The text as one line of visible characters: without control and format characters, with single spaces. */
export function visibleText(text: string): string {
  return text.replace(CONTROLS, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}

/** Whether the text has a visible character. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The first characters of a text, never half of one. @param length In UTF-16 units, as `String.length`. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
