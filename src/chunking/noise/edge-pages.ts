import type { Line } from '../../book/page.js';
import { sentencesIn } from '../../structure/sentences.js';

/** A page with this many different signs is noise; a single sign proves nothing. */
const LEAST_SIGNS = 3;
/** A longer page is real text that mentions such things. */
const MOST_NOISE_WORDS = 450;
/** A title page has no more words than this; a page of text has more. */
const MOST_TITLE_PAGE_WORDS = 60;
/** A line with at least this share of monospaced characters is code. Title pages and imprints have no code. */
const CODE_SHARE = 0.5;

const IMPRINT_SIGNS: readonly RegExp[] = [
  /\bcopyright\b|©/i,
  /\ball rights reserved\b/i,
  /\bISBN\b/,
  /\bpublished by\b|\bpublisher\b|\bpublishing\b/i,
  /\bprinted (?:in|on)\b|\bprinting history\b/i,
  /\bno part of this (?:book|publication|work)\b/i,
  /\b(?:first|second|third|\d+(?:st|nd|rd|th)) (?:edition|printing)\b/i,
  /\btrademarks?\b/i,
  /\blibrary of congress\b|\bcataloguing|\bcataloging\b/i,
  /\b(?:cover|interior) design|\bcopy ?editor|\bproofreader|\bindexer\b/i,
];
/** Words in the sentences of an imprint. */
const LEGAL =
  /\bcopyright|©|\brights?\b|\blicen[cs]e|\bpermi(?:ssion|tted)|\bpublish|\btrademark|\btrade names?\b|\bwarrant|\bliab|\bdamages\b|\breproduc|\bredistribut|\bISBN\b|\bprinted\b|\bprinting\b|\bedition\b|\berrors or omissions\b|\binformation contained\b/i;

/** Signs that books are offered. */
const OFFER_SIGNS: readonly RegExp[] = [
  /\b(?:other|more|also) (?:books|titles)\b|\balso (?:available|by)\b|\byou (?:may|might) also (?:like|enjoy)\b/i,
  /\bISBN\b/,
  /\bavailable in print\b|\bebooks?\b/i,
  /\bbestsell(?:er|ing)\b|\baward-winning\b/i,
];
/** Signs of a sale. */
const SALE_SIGNS: readonly RegExp[] = [
  /[$€£]\s?\d+(?:[.,]\d\d)?\b/,
  /\b(?:order|buy|purchase|subscribe|discount|coupon|free shipping)\b/i,
  /\bavailable (?:now|at|from)\b/i,
];
/** Words in the sentences of an advertisement. */
const ABOUT_BOOKS =
  /\bbooks?\b|\btitles\b|\bebooks?\b|\beditions?\b|\bISBN\b|[$€£]\s?\d|\border\b|\bdiscount\b/i;

/** Whether the lines of a page are an imprint: they have several of its signs and no sentence about anything else. */
export function isImprint(lines: readonly Line[]): boolean {
  const text = noiseText(lines);
  if (text === null || signs(text, IMPRINT_SIGNS) < LEAST_SIGNS) return false;
  return sentencesIn(lines).every((sentence) => LEGAL.test(sentence));
}

/** Whether the lines of a page offer books for sale and say nothing else. */
export function isAdvertisement(lines: readonly Line[]): boolean {
  const text = noiseText(lines);
  if (text === null) return false;
  const [offers, sales] = [signs(text, OFFER_SIGNS), signs(text, SALE_SIGNS)];
  if (offers === 0 || sales === 0 || offers + sales < LEAST_SIGNS) return false;
  return sentencesIn(lines).every((sentence) => ABOUT_BOOKS.test(sentence));
}

/** Whether a page before the first section has only titles and names. */
export function isTitlePage(lines: readonly Line[]): boolean {
  if (lines.length === 0 || hasCode(lines)) return false;
  return wordCount(textOf(lines)) <= MOST_TITLE_PAGE_WORDS && sentencesIn(lines).length === 0;
}

function noiseText(lines: readonly Line[]): string | null {
  const text = textOf(lines);
  return hasCode(lines) || wordCount(text) > MOST_NOISE_WORDS ? null : text;
}

/** Whether any of the lines looks like code. */
export function hasCode(lines: readonly Line[]): boolean {
  return lines.some((line) => line.monoShare >= CODE_SHARE);
}

function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text.trim()).join('\n');
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

function signs(text: string, patterns: readonly RegExp[]): number {
  return patterns.filter((pattern) => pattern.test(text)).length;
}
