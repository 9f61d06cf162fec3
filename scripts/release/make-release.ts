import { execFileSync } from 'node:child_process';
import { nextVersion } from './next-version.js';
import { ReleaseError } from './release-error.js';
import { VERSIONED_FILES, currentVersion, versionedFiles, writeFiles } from './versioned-files.js';

export interface ReleaseOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** `patch`, `minor`, `major` or X.Y.Z. */
  readonly wanted: string;
  /** Say what would happen, and change nothing. */
  readonly dryRun: boolean;
  /** The branch that releases are made of. */
  readonly branch: string;
  /** Commands that the release must pass, with its version in the files. */
  readonly checks: readonly (readonly [command: string, ...args: string[]])[];
  readonly tell: (line: string) => void;
}

/**
 * Makes a release: a commit with the version in all files, and a tag. It pushes nothing. If a check fails, the files are
 * as they were.
 *
 * @throws {ReleaseError}
 */
export function makeRelease({ root, wanted, dryRun, branch, checks, tell }: ReleaseOptions): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const version = nextVersion(currentVersion(root), wanted);
  const tag = `v${version}`;
  assertReady(git, branch, tag);
  const files = versionedFiles(root, version, new Date().toISOString().slice(0, 10));
  if (dryRun) {
    tell(`Would set ${version} in ${VERSIONED_FILES.join(', ')},`);
    for (const command of checks) tell(`run ${command.join(' ')},`);
    tell(`commit it on ${branch} and tag it ${tag}. Nothing was changed.`);
    return;
  }
  try {
    writeFiles(root, files);
    for (const command of checks) run(root, command, tell);
    const changed = git('status', '--porcelain')
      .split('\n')
      .map((line) => line.slice(2).trim());
    const foreign = changed.filter((name) => !(VERSIONED_FILES as readonly string[]).includes(name));
    if (foreign.length > 0) throw new ReleaseError(`The checks have changed ${foreign.join(', ')}.`);
    git('commit', '--quiet', '--message', `Release ${version}`, '--', ...VERSIONED_FILES);
  } catch (error) {
    git('checkout', '--quiet', 'HEAD', '--', ...VERSIONED_FILES);
    throw error;
  }
  git('tag', '--annotate', tag, '--message', `Colophon ${version}`);
  tell(`Released ${version} here. Look at it with "git show ${tag}", then publish it:`);
  tell(`  git push origin ${branch} ${tag}`);
}

function assertReady(git: (...args: string[]) => string, branch: string, tag: string): void {
  const on = git('branch', '--show-current');
  if (on !== branch) throw new ReleaseError(`Releases are made of ${branch}; this is ${on || 'no branch'}.`);
  if (git('status', '--porcelain') !== '') {
    throw new ReleaseError('There are changes that are not committed.');
  }
  if (git('tag', '--list', tag) !== '') throw new ReleaseError(`The tag ${tag} exists already.`);
}

function run(
  root: string,
  [command, ...args]: readonly [string, ...string[]],
  tell: (line: string) => void,
): void {
  const line = [command, ...args].join(' ');
  tell(`== ${line}`);
  try {
    execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  } catch (cause) {
    throw new ReleaseError(`"${line}" has failed.`, { cause });
  }
}
