const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = BigInt(DIGITS.length);

/** A number in base 62, with zeros before it up to `length` digits. */
export function base62(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= BASE) text = DIGITS[Number(rest % BASE)]! + text;
  return text.padStart(length, '0');
}

/** Bytes, read as one number with the highest byte first, in base 62. */
export function bytesInBase62(bytes: Uint8Array, length: number): string {
  return base62(BigInt(`0x${Buffer.from(bytes).toString('hex')}`), length);
}
