import { ReleaseError } from './release-error.js';

const UNRELEASED = /^## Unreleased[ \t]*$/m;

/**
 * Moves what is under "Unreleased" below a heading of the version.
 *
 * @param day Of the release, as YYYY-MM-DD.
 * @throws {ReleaseError} when there is no such part, or nothing in it.
 */
export function releasedChangelog(text: string, version: string, day: string): string {
  const heading = UNRELEASED.exec(text);
  if (heading === null) throw new ReleaseError('CHANGELOG.md has no part "## Unreleased".');
  const begin = heading.index + heading[0].length;
  const next = text.slice(begin).search(/^## /m);
  const content = text.slice(begin, next < 0 ? undefined : begin + next);
  if (content.trim() === '') throw new ReleaseError('CHANGELOG.md has nothing under "## Unreleased".');
  return `${text.slice(0, begin)}\n\n## ${version} (${day})${text.slice(begin)}`;
}
