import { ReleaseError } from './release-error.js';

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const STEPS = ['major', 'minor', 'patch'] as const;

/**
 * The version of a release.
 *
 * @param wanted `patch`, `minor`, `major`, or the version itself, which must be higher than the current one.
 * @throws {ReleaseError}
 */
export function nextVersion(current: string, wanted: string): string {
  const parts = partsOf(current);
  if (parts === null) throw new ReleaseError(`package.json has the version "${current}", not X.Y.Z.`);
  const step = STEPS.findIndex((name) => name === wanted);
  if (step >= 0) return parts.map((part, at) => (at < step ? part : at === step ? part + 1 : 0)).join('.');
  const given = partsOf(wanted);
  if (given === null) throw new ReleaseError(`"${wanted}" is neither patch, minor or major nor X.Y.Z.`);
  const first = given.findIndex((part, at) => part !== parts[at]);
  if (first < 0 || given[first]! < parts[first]!) {
    throw new ReleaseError(`${wanted} is not higher than ${current}.`);
  }
  return wanted;
}

function partsOf(version: string): number[] | null {
  return VERSION.exec(version)?.slice(1).map(Number) ?? null;
}
