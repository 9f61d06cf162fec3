import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { base62, bytesInBase62 } from './base62.js';

/** Secret scanners find keys by this beginning. */
const PREFIX = 'colo_';
/** The public part of a key, which lists and logs may show. */
const ID_LENGTH = 8;
const ID_BYTES = 5; // 62^8 is more than 2^40, so 5 bytes always fit.
const SECRET_BYTES = 32;
/** Digits that 32 bytes have in base 62. */
const SECRET_LENGTH = 43;
/** Digits that 32 bits have in base 62. */
const CHECKSUM_LENGTH = 6;

/** The whole form, as secret scanners take it. The last six digits are the CRC-32 of everything before them. */
export const KEY_FORM = /\bcolo_[0-9A-Za-z]{57}\b/;
const WHOLE = new RegExp(`^${KEY_FORM.source}$`);

export interface NewKey {
  readonly id: string;
  /** The key itself. Only its hash is stored. */
  readonly key: string;
  readonly hash: Buffer;
}

/** A key: `colo_`, its identifier, 32 random bytes and a checksum, all in base 62. */
export function makeKey(): NewKey {
  const id = bytesInBase62(randomBytes(ID_BYTES), ID_LENGTH);
  const start = `${PREFIX}${id}${bytesInBase62(randomBytes(SECRET_BYTES), SECRET_LENGTH)}`;
  const key = start + checksumOf(start);
  return { id, key, hash: hashOf(key) };
}

/** The identifier in a key; null for a text that cannot be a key, such as one that was not copied completely. */
export function idOfKey(text: string): string | null {
  if (!WHOLE.test(text)) return null;
  const start = text.slice(0, -CHECKSUM_LENGTH);
  if (checksumOf(start) !== text.slice(-CHECKSUM_LENGTH)) return null;
  return start.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
}

/** Whether a credential is meant to be a key, right or wrong. */
export function looksLikeKey(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** A slow hash would add nothing: nobody can guess 32 random bytes. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function checksumOf(text: string): string {
  return base62(BigInt(crc32(text)), CHECKSUM_LENGTH);
}
