import { isVisible, visibleText } from '../documents/visible-text.js';

/** Most characters of a name, as the columns of the tables. */
export const NAME_LENGTH = 100;
/** Most characters of a description or an intent. A model reads about 1200; more would be cut unseen. */
export const TEXT_LENGTH = 1000;
/** Orders are stored as 32-bit integers. */
export const LAST_ORDER = 1_000_000;

/** A checked value, or the sentence that says why there is none. */
export type Checked<T> = { readonly value: T } | { readonly fault: string };

/** Small letters and digits, in parts joined by single hyphens. */
const SLUG = /^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+)*$/u;

/** Words that programs write where a value is missing. */
const NO_VALUE = /^(?:none|null|undefined)$/i;

/** A name as one line of 1 to 100 visible characters. */
export function checkName(given: unknown): Checked<string> {
  return checkText(given, NAME_LENGTH);
}

/** A description, which must be there. */
export function checkDescription(given: unknown): Checked<string> {
  return checkText(given, TEXT_LENGTH);
}

/** An intent: null when it is missing or empty, or only a word that stands for a missing value. */
export function checkIntent(given: unknown): Checked<string | null> {
  if (given === undefined || given === null) return { value: null };
  if (typeof given !== 'string') return { fault: 'must be a text' };
  const text = visibleText(given);
  if (!isVisible(text) || NO_VALUE.test(text)) return { value: null };
  return checkText(text, TEXT_LENGTH);
}

/** A place in an order: a whole number from 0. */
export function checkOrder(given: unknown): Checked<number> {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= LAST_ORDER) {
    return { value: given };
  }
  return { fault: `must be a whole number from 0 to ${LAST_ORDER}` };
}

/** A slug as somebody wrote it. */
export function checkSlug(given: unknown): Checked<string> {
  const slug = checkText(given, NAME_LENGTH);
  const isSlug = 'value' in slug && SLUG.test(slug.value);
  if (isSlug || 'fault' in slug) return slug;
  return { fault: 'must be small letters and digits, in parts joined by single hyphens' };
}

/** The slug of a name: its letters and digits, small, joined by hyphens. */
export function slugOf(name: string): string {
  const parts = name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+/gu);
  return (parts ?? ['topic']).join('-').slice(0, NAME_LENGTH).replace(/-$/, '');
}

/** The form in which names are compared: without regard to case and to ways of writing the same character. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function checkText(given: unknown, length: number): Checked<string> {
  if (given === undefined || given === null) return { fault: 'is missing' };
  if (typeof given !== 'string') return { fault: 'must be a text' };
  const text = visibleText(given);
  if (!isVisible(text)) return { fault: 'has no visible characters' };
  if (text.length > length) return { fault: `has ${text.length} characters; give at most ${length}` };
  return { value: text };
}
