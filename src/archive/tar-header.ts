/** Everything in a tar file is in blocks of this many bytes. */
export const BLOCK = 512;

/** A name must fit the header: longer ones would need an extension that not every program reads. */
const LONGEST_NAME = 100;
/** Eleven octal digits: 8 GiB. */
const LARGEST = 8 ** 11 - 1;
const CHECKSUM_AT = 148;
const CHECKSUM_BYTES = 8;
const KIND_AT = 156;
const MAGIC_AT = 257;
const MAGIC = 'ustar';

/** `other`: links, devices and extensions, which no archive of ours has. */
export type MemberKind = 'file' | 'folder' | 'other';

export interface TarHeader {
  /** A folder's name ends with a slash. */
  readonly name: string;
  readonly kind: MemberKind;
  readonly bytes: number;
}

/** The header of a member in the POSIX form (ustar), which every tar reads. @param modified Seconds since 1970. */
export function tarHeader({ name, kind, bytes }: TarHeader, modified: number): Buffer {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new RangeError(`The name ${name} is too long.`);
  if (bytes > LARGEST) throw new RangeError(`${name} is too large for a tar file.`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(kind === 'folder' ? '0000755' : '0000644', 100);
  header.write('0000000', 108);
  header.write('0000000', 116);
  header.write(octal(bytes, 11), 124);
  header.write(octal(modified, 11), 136);
  header.write(kind === 'folder' ? '5' : '0', KIND_AT);
  header.write(`${MAGIC}\x0000`, MAGIC_AT);
  header.write(checksumOf(header), CHECKSUM_AT);
  return header;
}

/** Reads a header. @returns Null when the block is none, for example because a byte of it was changed. */
export function readTarHeader(block: Buffer): TarHeader | null {
  const declared = block.toString('latin1', CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES);
  const bytes = parseOctal(block, 124, 12);
  if (!isTar(block) || declared !== checksumOf(block) || bytes === null) return null;
  const prefix = textAt(block, 345, 155);
  const name = textAt(block, 0, LONGEST_NAME);
  return { name: prefix === '' ? name : `${prefix}/${name}`, kind: kindOf(block[KIND_AT]!), bytes };
}

/** Whether a block looks like a header, right or not. */
export function isTar(block: Buffer): boolean {
  return block.toString('latin1', MAGIC_AT, MAGIC_AT + MAGIC.length) === MAGIC;
}

/** Bytes between the end of a member and the next block. */
export function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

function kindOf(flag: number): MemberKind {
  if (flag === 0 || flag === 0x30) return 'file';
  return flag === 0x35 ? 'folder' : 'other';
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function parseOctal(block: Buffer, at: number, length: number): number | null {
  const text = textAt(block, at, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}

function textAt(block: Buffer, at: number, length: number): string {
  const text = block.toString('utf8', at, at + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/**
 * The checksum of a header as its field holds it: the sum of all bytes, with the field itself read as spaces, in the one
 * form that tar programs write. It is compared as text, since no sum covers the bytes of the field.
 */
function checksumOf(header: Buffer): string {
  const blank = Buffer.from(header).fill(' ', CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES);
  return `${octal(
    blank.reduce((sum, byte) => sum + byte, 0),
    6,
  )}\0 `;
}
