import { text } from 'node:stream/consumers';
import { UsageError } from './usage-error.js';

export interface PasswordOption {
  /** As typed: `-` stands for standard input. Read it with `passwordOf`. */
  readonly password?: string;
}

export const PASSWORD_OPTION = {
  flags: '--password <password>',
  description: 'Opens encrypted PDFs; "-" reads it from standard input. It is not stored.',
} as const;

/** The password to open PDFs with, or undefined. One from standard input ends at its first line break. */
export async function passwordOf({ password }: PasswordOption): Promise<string | undefined> {
  const given = password === '-' ? (await text(process.stdin)).split(/\r?\n/, 1)[0] : password;
  if (given === '') {
    throw new UsageError('The password is empty.', 'password', 'Leave the option out to give none.');
  }
  return given;
}
