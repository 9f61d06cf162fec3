/** Values of the address bar, which anybody may have typed: the router reads numbers and the like for itself. */

/** A text that has something visible in it, or undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The values of a list that is joined by commas. */
export function listOf(value: unknown): string[] {
  return [...new Set((textOf(value) ?? '').split(',').map((part) => part.trim()))].filter(
    (part) => part !== '',
  );
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A whole number from 1 on, or undefined. */
export function countOf(value: unknown): number | undefined {
  const number = Number(textOf(value));
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
