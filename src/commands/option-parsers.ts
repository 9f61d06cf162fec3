import { InvalidArgumentError } from 'commander';

/** Parses an option's value as a whole number within limits. */
export function wholeNumber(value: string, min: number, max: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
  }
  return number;
}

/** Parses an option's value as a number from 0 to 1. */
export function share(value: string): number {
  const number = Number(value);
  if (/^\d+(?:\.\d+)?$/.test(value) && number <= 1) return number;
  throw new InvalidArgumentError('Give a number from 0 to 1.');
}

/** Parses an option's value as one of a list of words. */
export function choice<T extends string>(value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value.toLowerCase());
  if (!found) throw new InvalidArgumentError(`Give one of ${allowed.join(', ')}.`);
  return found;
}
