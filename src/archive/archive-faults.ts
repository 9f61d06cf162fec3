import { UserError } from '../errors/errors.js';

/** What an archive holds, for messages to people and for its first member. */
export interface ArchiveKind {
  /** `bundle` or `backup`. Its first member is this with `.json`. */
  readonly noun: string;
  /** Stands in the first member. */
  readonly format: string;
  /** The newest version of the format that this program reads. */
  readonly version: number;
  /** How to get another one, as a sentence. */
  readonly again: string;
}

/** @param name The path of the file, or the field of the request that it came in. */
export function foreign(name: string, { noun }: ArchiveKind, cause?: unknown): UserError {
  return new UserError('archive.foreign', `${name} is not a ${noun} of Colophon.`, {
    hint: `Give a file that ${noun === 'bundle' ? '`colophon export`' : '`colophon backup`'} has written.`,
    field: name,
    cause,
  });
}

export function incomplete(name: string, { noun, again }: ArchiveKind, cause?: unknown): UserError {
  return new UserError('archive.incomplete', `The ${noun} ${name} is cut short: its end is missing.`, {
    hint: `Nothing was taken from it. Copy it again, or ${again}`,
    field: name,
    cause,
  });
}

/** @param what Which part differs, as the beginning of a sentence. */
export function damaged(
  name: string,
  { noun, again }: ArchiveKind,
  what: string,
  cause?: unknown,
): UserError {
  return new UserError('archive.damaged', `The ${noun} ${name} is damaged: ${what}.`, {
    hint: `Copy it again, or ${again}`,
    field: name,
    cause,
  });
}

/** Such an archive was not written by Colophon, or somebody has changed it. */
export function unsafe(name: string, { noun, again }: ArchiveKind, what: string): UserError {
  return new UserError('archive.unsafe', `The ${noun} ${name} has a member that none has: ${what}.`, {
    hint: `Nothing was taken from it. Do not trust its source, and ${again}`,
    field: name,
  });
}

export function newer(
  name: string,
  { noun, version }: ArchiveKind,
  found: number,
  program: string,
): UserError {
  return new UserError(
    'archive.newer',
    `The ${noun} ${name} has version ${found} of its format, and was written by Colophon ${program}; this program reads up to version ${version}.`,
    { hint: 'Read it with that version of the program or a newer one.', field: name },
  );
}
