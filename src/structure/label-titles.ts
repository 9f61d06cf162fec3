import type { Line } from '../book/page.js';

/** `Figure 2-1: …` belongs to a picture, also in other languages. */
const CAPTION =
  /^(?:fig(?:ure|\.)?|table|tab\.|plate|photo|abb(?:ildung|\.)|tab(?:elle|leau|la)|рис(?:унок|\.)|табл(?:ица|\.)|図|表|圖|图)\s*\d/iu;
/** Heads of boxes within a section. Plurals are not among them: `NOTES` is a section of a manual page. */
const BOX_HEAD =
  /^(?:note|tip|hint|caution|warning|important|danger|attention|nota bene|hinweis|tipp|achtung|warnung|vorsicht|wichtig|remarque|astuce|avertissement|nota|consejo|advertencia|atención|importante|avviso|attenzione|suggerimento|внимание|примечание|предупреждение|совет|важно|注意|警告|ヒント|提示|小技巧)\s*[:!.]?$/iu;
/** `--option`, `$ command`, `\( … \)`, `| filter`. */
const OPTION_OR_COMMAND = /^(?:[-−–]{1,2}[\p{L}\d]|[$%>#]\s|[|\\])/u;
const ADDRESS_OR_ITEM = /^(?:\w+:\/\/\S+$|[•‣▪◦–—*-]\s)/u;
/** In font sizes: the columns of a table are set apart by more. A title is at most as far from its number. */
const COLUMN_GAP = 2.5;

/**
 * Whether a line that looks like a heading heads no section: a caption, a box, the head of a table, an item, an address, an
 * option, a command.
 */
export function headsNoSection(line: Pick<Line, 'text' | 'size' | 'glyphs'>): boolean {
  const text = line.text.trim();
  const isOther = [CAPTION, BOX_HEAD, OPTION_OR_COMMAND, ADDRESS_OR_ITEM].some((other) => other.test(text));
  return isOther || hasColumns(line);
}

function hasColumns({ text, size, glyphs }: Pick<Line, 'text' | 'size' | 'glyphs'>): boolean {
  const afterFirstWord = text.trimStart().search(/\s/u);
  if (!glyphs || afterFirstWord < 0) return false;
  return glyphs.some(
    ({ left }, index) =>
      index > afterFirstWord && left - (glyphs[index - 1]?.right ?? left) > size * COLUMN_GAP,
  );
}
