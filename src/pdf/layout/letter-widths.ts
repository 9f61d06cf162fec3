import { codesOf } from '../encodings/codes-of.js';

/** Characters that are narrow or wide in every proportional font. */
export const NARROW: ReadonlySet<number> = new Set(codesOf('iljtfI.,:;\'|!()[]{}`"'));
export const WIDE: ReadonlySet<number> = new Set(codesOf('mwMWQOGDHNUA@%&+=_#$'));
