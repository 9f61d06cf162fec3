/** What references define: the categories of Texinfo's definition commands, and those of LaTeX manuals in their manner. */
const KINDS =
  'function|procedure|method|operation|predicate|type|class|structure|record|variable|constant|parameter|property|' +
  'option|macro|form|syntax|command|instruction|module|signature|exception|condition|signal|event|hook|keyword';
const BRACKETED = new RegExp(`\\s\\[(?:\\p{L}+[- ]){0,3}(?:${KINDS})s?\\]$`, 'iu');
const CAPITALS = KINDS.replaceAll(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
const BEHIND_FORM = new RegExp(`^\\(.*\\)\\s+(?:\\p{Lu}[\\p{L}-]+ ){0,2}(?:${CAPITALS})$`, 'u');
const BEHIND_NAME = new RegExp(`^[^\\s\\p{Lu}]\\S*\\s+(?:\\p{Lu}[\\p{L}-]+ ){0,2}(?:${CAPITALS})$`, 'u');

/**
 * Recognises the head of a reference entry that says at the right edge what it defines: `gc-flip margin [procedure]`,
 * `(make type) Operation`.
 */
export function isDefinitionHead(text: string): boolean {
  const shown = text.trim();
  return BRACKETED.test(shown) || BEHIND_FORM.test(shown) || BEHIND_NAME.test(shown);
}
