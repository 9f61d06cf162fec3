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

/** @param path The file; errors name it. */
export function foreign(path: string, { noun }: ArchiveKind, cause?: unknown): UserError {
  return new UserError('archive.foreign', `${path} is not a ${noun} of Colophon.`, {
    hint: `Give a file that ${noun === 'bundle' ? '`colophon export`' : '`colophon backup`'} has written.`,
    field: path,
    cause,
  });
}

export function incomplete(path: string, { noun, again }: ArchiveKind, cause?: unknown): UserError {
  return new UserError('archive.incomplete', `The ${noun} ${path} is cut short: its end is missing.`, {
    hint: `Nothing was taken from it. Copy it again, or ${again}`,
    field: path,
    cause,
  });
}

/** @param what Which part differs, as the beginning of a sentence. */
export function damaged(
  path: string,
  { noun, again }: ArchiveKind,
  what: string,
  cause?: unknown,
): UserError {
  return new UserError('archive.damaged', `The ${noun} ${path} is damaged: ${what}.`, {
    hint: `Copy it again, or ${again}`,
    field: path,
    cause,
  });
}

/** Such an archive was not written by Colophon, or somebody has changed it. */
export function unsafe(path: string, { noun, again }: ArchiveKind, what: string): UserError {
  return new UserError('archive.unsafe', `The ${noun} ${path} has a member that none has: ${what}.`, {
    hint: `Nothing was taken from it. Do not trust its source, and ${again}`,
    field: path,
  });
}

export function newer(
  path: string,
  { noun, version }: ArchiveKind,
  found: number,
  program: string,
): UserError {
  return new UserError(
    'archive.newer',
    `The ${noun} ${path} has version ${found} of its format, and was written by Colophon ${program}; this program reads up to version ${version}.`,
    { hint: 'Read it with that version of the program or a newer one.', field: path },
  );
}
