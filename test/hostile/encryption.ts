import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { PdfFile } from './pdf-file.js';
import { rc4 } from './rc4.js';

export interface Passwords {
  /** Opens the file; if empty, the file opens without a password. */
  readonly user: string;
  /** Lifts the restrictions. */
  readonly owner: string;
}

// Passwords shorter than 32 bytes are padded with these bytes (PDF 32000-1, 7.6.3.3).
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
// Allows only viewing.
const PERMISSIONS = -3904;

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
const padded = (password: string): Buffer =>
  Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;

/**
 * Encrypts the streams of a file with 128-bit keys, with RC4 (revision 3) or AES (revision 4).
 *
 * @returns The entries for the trailer.
 */
export function encrypt128(file: PdfFile, { user, owner }: Passwords, cipher: 'rc4' | 'aes'): string {
  const id = randomBytes(16);
  let ownerKey = md5(padded(owner));
  for (let i = 0; i < 50; i++) ownerKey = md5(ownerKey);
  let ownerEntry = padded(user);
  for (let i = 0; i < 20; i++) ownerEntry = rc4(ownerKey.map((byte) => byte ^ i) as Buffer, ownerEntry);

  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  let key = md5(padded(user), ownerEntry, permissions, id);
  for (let i = 0; i < 50; i++) key = md5(key);
  let userEntry = md5(PADDING, id);
  for (let i = 0; i < 20; i++) userEntry = rc4(key.map((byte) => byte ^ i) as Buffer, userEntry);

  file.filterStreams((bytes, number) => {
    const salt = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
    if (cipher === 'rc4') return rc4(md5(key, salt), bytes);
    const objectKey = md5(key, salt, Buffer.from('sAlT'));
    const start = randomBytes(16);
    const encrypt = createCipheriv('aes-128-cbc', objectKey, start);
    return Buffer.concat([start, encrypt.update(bytes), encrypt.final()]);
  });
  const filter =
    cipher === 'rc4'
      ? '/V 2/R 3/Length 128'
      : '/V 4/R 4/Length 128/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF';
  const users = hex(Buffer.concat([userEntry, Buffer.alloc(16)]));
  return (
    `/ID[${hex(id)}${hex(id)}]` +
    `/Encrypt<</Filter/Standard${filter}/O${hex(ownerEntry)}/U${users}/P ${PERMISSIONS}>>`
  );
}

/**
 * Encrypts the streams of a file with a 256-bit AES key (revision 6, PDF 2.0).
 *
 * @returns The entries for the trailer.
 */
export function encrypt256(file: PdfFile, { user, owner }: Passwords): string {
  const key = randomBytes(32);
  const entry = (password: string, more: Buffer): [check: Buffer, wrapped: Buffer] => {
    const [validation, keySalt] = [randomBytes(8), randomBytes(8)];
    const bytes = Buffer.from(password);
    const wrap = createCipheriv('aes-256-cbc', hash2b(bytes, keySalt, more), Buffer.alloc(16));
    wrap.setAutoPadding(false);
    return [
      Buffer.concat([hash2b(bytes, validation, more), validation, keySalt]),
      Buffer.concat([wrap.update(key), wrap.final()]),
    ];
  };
  const [users, userKey] = entry(user, Buffer.alloc(0));
  const [owners, ownerKey] = entry(owner, users);
  const permissions = Buffer.concat([Buffer.alloc(8, 0xff), Buffer.from('Tadb'), randomBytes(4)]);
  permissions.writeInt32LE(PERMISSIONS);
  const seal = createCipheriv('aes-256-ecb', key, null);
  seal.setAutoPadding(false);
  file.filterStreams((bytes) => {
    const start = randomBytes(16);
    const encrypt = createCipheriv('aes-256-cbc', key, start);
    return Buffer.concat([start, encrypt.update(bytes), encrypt.final()]);
  });
  return (
    `/Encrypt<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF` +
    `/U${hex(users)}/UE${hex(userKey)}/O${hex(owners)}/OE${hex(ownerKey)}/P ${PERMISSIONS}` +
    `/Perms${hex(Buffer.concat([seal.update(permissions), seal.final()]))}>>`
  );
}

/** The hash of revision 6 (ISO 32000-2, algorithm 2.B). */
function hash2b(password: Buffer, salt: Buffer, more: Buffer): Buffer {
  let key = createHash('sha256')
    .update(Buffer.concat([password, salt, more]))
    .digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = Buffer.concat([password, key, more]);
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => block)));
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][remainder]!).update(mixed).digest();
    last = mixed.at(-1)!;
  }
  return key.subarray(0, 32);
}
