import { encrypt128, encrypt256 } from './encryption.js';
import type { Passwords } from './encryption.js';
import type { HostileFile } from './hostile-file.js';
import { filePages, prose } from './pdf-file.js';
import type { PdfFile } from './pdf-file.js';

type Cipher = (file: PdfFile, passwords: Passwords) => string;

const CIPHERS: readonly (readonly [name: string, cipher: Cipher])[] = [
  ['RC4 of 128 bits', (file, passwords) => encrypt128(file, passwords, 'rc4')],
  ['AES of 128 bits', (file, passwords) => encrypt128(file, passwords, 'aes')],
  ['AES of 256 bits', encrypt256],
];

export const PASSWORD = 'open sesame';

export function encryptedBook(cipher: Cipher, passwords: Passwords): Buffer {
  const { file, catalog } = filePages([{ content: prose('gardening') }]);
  const trailer = cipher(file, passwords);
  return file.toBuffer(catalog, trailer);
}

const OWNED: Passwords = { user: PASSWORD, owner: 'publisher' };

/** Files protected by passwords. */
export const ENCRYPTED: readonly HostileFile[] = [
  ...CIPHERS.map(([name, cipher]) => ({
    name: `${name}, no password given`,
    expected: { refused: 'document.encrypted' },
    make: () => encryptedBook(cipher, OWNED),
  })),
  ...CIPHERS.map(([name, cipher]) => ({
    name: `${name}, its password given`,
    password: PASSWORD,
    expected: { says: ['gardening'] },
    make: () => encryptedBook(cipher, OWNED),
  })),
  {
    name: 'a wrong password given',
    password: 'open barley',
    expected: { refused: 'document.wrong_password' },
    make: () => encryptedBook(encrypt256, OWNED),
  },
  {
    name: 'restricted by its owner, opens without a password',
    expected: { says: ['gardening'] },
    make: () => encryptedBook(encrypt256, { user: '', owner: 'publisher' }),
  },
  {
    name: 'a lock that no reader knows',
    expected: { refused: 'document.encrypted' },
    make: () => {
      const { file, catalog } = filePages([{ content: prose('gardening') }]);
      return file.toBuffer(catalog, '/ID[<00><00>]/Encrypt<</Filter/Unknown.Shop/V 9/R 9>>');
    },
  },
];
