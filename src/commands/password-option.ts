import { text } from 'node:stream/consumers';
import { UsageError } from './usage-error.js';

export interface PasswordOption {
  /** As typed; `-` stands for standard input. `passwordOf` reads it. */
  readonly password?: string;
}

export const PASSWORD_OPTION = {
  flags: '--password <password>',
  description: 'Password of encrypted PDFs; "-" reads it from standard input. It is not stored.',
} as const;

/** The password for PDFs, or undefined. From standard input, it ends at the first line break. */
export async function passwordOf({ password }: PasswordOption): Promise<string | undefined> {
  const given = password === '-' ? (await text(process.stdin)).split(/\r?\n/, 1)[0] : password;
  if (given === '') {
    throw new UsageError('The password is empty.', 'password', 'Omit the option to use no password.');
  }
  return given;
}
