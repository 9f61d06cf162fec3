/** The parts of an index line, without the heads above it. */
export interface ParsedEntry {
  readonly term: string;
  /** Labels and ranges as printed, in order. */
  readonly labels: readonly string[];
  readonly see: readonly string[];
  readonly seeAlso: readonly string[];
}

const ARABIC = String.raw`\d{1,4}`;
const ROMAN = '[ivxlc]{1,8}';
const APPENDIX = String.raw`[A-Z]-?\d{1,3}`;
const LABEL = `(?:${ARABIC}|${ROMAN}|${APPENDIX})`;
/** A page or a range of pages; `ff`, `n` and `f` after it (and following, note, figure) do not change the page. */
const REFERENCE = String.raw`${LABEL}(?:\s?[-–—]\s?${LABEL})?(?:\s?ff?\.?|n)?`;
const REFERENCES = String.raw`${REFERENCE}(?:[,;]\s*${REFERENCE})*[.,;]?`;

/** The separator between term and pages: leader dots, a comma or colon, or a gap that the layout keeps as spaces. */
const AFTER_LEADER = new RegExp(String.raw`^(.*?)\s*(?:(?:[.·]\s?){2,}|…+)\s*(${REFERENCES})$`, 'u');
const AFTER_COMMA = new RegExp(String.raw`^(.*?\S)\s*[,:]\s*(${REFERENCES})$`, 'u');
const AFTER_SPACE = new RegExp(String.raw`^(.*?\S)\s+(${REFERENCES})$`, 'u');
const ONLY_REFERENCES = new RegExp(`^${REFERENCES}$`, 'u');

const CROSS_REFERENCE =
  /^(?:(.*?)[,.;:(]\s*|(.*?)\s+(?=See\b)|)(see also|see under|see)\s+(?!,)(\S.*?)[).]?$/iu;
/** A head that is repeated at the top of a column. */
const CONTINUED = /[,\s]*\(?\b(?:continued|cont(?:['’]d|d\.?|\.))\)?$/iu;
const ROMAN_NUMBER = /^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u;

/** Whether only a space separates terms from pages everywhere in this index. */
export interface EntryStyle {
  readonly spaced: boolean;
  /** Whether a page of the book could have this label. */
  readonly isLabel: (label: string) => boolean;
}

/** Splits a complete entry, with its wrapped lines joined, into its parts. */
export function parseEntry(text: string, style: EntryStyle): ParsedEntry {
  const cross = CROSS_REFERENCE.exec(text.trim());
  if (!cross) return { ...splitPages(text.trim(), style), see: [], seeAlso: [] };
  const before = splitPages((cross[1] ?? cross[2] ?? '').trim(), style);
  const targets = (cross[4] ?? '').split(/;\s*/u).filter((target) => target !== '');
  const also = /also/iu.test(cross[3] ?? '');
  return { ...before, see: also ? [] : targets, seeAlso: also ? targets : [] };
}

/** Whether a line contains only pages: the end of a wrapped entry. */
export function isOnlyPages(text: string, { isLabel }: EntryStyle): boolean {
  return (
    ONLY_REFERENCES.test(text.trim()) && labelsOf(text).every((label) => labelEnds(label).every(isLabel))
  );
}

/** `14–17` -> `14` and `17`; `12` -> `12`. */
export function labelEnds(label: string): string[] {
  return label.split(/\s?[-–—]\s?/u).length === 2 && !/^[A-Z]-\d+$/u.test(label)
    ? label.split(/\s?[-–—]\s?/u)
    : [label];
}

export function isRoman(label: string): boolean {
  return label !== '' && ROMAN_NUMBER.test(label);
}

function splitPages(text: string, style: EntryStyle): Pick<ParsedEntry, 'term' | 'labels'> {
  const patterns = style.spaced ? [AFTER_LEADER, AFTER_COMMA, AFTER_SPACE] : [AFTER_LEADER, AFTER_COMMA];
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    const labels = labelsOf(found?.[2] ?? '');
    if (found && labels.every((label) => labelEnds(label).every(style.isLabel))) {
      return { term: clean(found[1] ?? ''), labels };
    }
  }
  return { term: clean(text), labels: [] };
}

function labelsOf(references: string): string[] {
  return references
    .split(/[,;]\s*/u)
    .map((label) => label.replace(/(?<=\d)\s?(?:ff?\.?|n)$|\.$/u, '').trim())
    .filter((label) => label !== '');
}

function clean(term: string): string {
  return term
    .replace(CONTINUED, '')
    .replace(/(?:\s?\.){3,}$|[,:;]$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
