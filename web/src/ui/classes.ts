import { clsx } from 'clsx';
import type { ClassValue } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins class names; a later one of the same kind wins. */
export function classes(...values: readonly ClassValue[]): string {
  return twMerge(clsx(values));
}
