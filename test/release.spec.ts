import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRelease } from '../scripts/release/make-release.js';
import type { ReleaseOptions } from '../scripts/release/make-release.js';
import { nextVersion } from '../scripts/release/next-version.js';
import { ReleaseError } from '../scripts/release/release-error.js';
import { VERSIONED_FILES } from '../scripts/release/versioned-files.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VERSION = '0.1.0';
const CHANGES = '- Books can be found.\n';
/** A check that passes, and fails unless the files already bear the new version. */
const LOOKS = ['node', '-e', `process.exit(require('./package.json').version === '0.2.0' ? 0 : 1)`] as const;

describe('a release', () => {
  let root: string;
  let told: string[];

  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  const make = (options: Partial<ReleaseOptions> = {}) =>
    makeRelease({
      root,
      wanted: 'minor',
      dryRun: false,
      branch: 'main',
      checks: [LOOKS],
      tell: (line) => told.push(line),
      ...options,
    });
  const state = () => [
    git('log', '--oneline'),
    git('tag'),
    git('status', '--porcelain'),
    ...VERSIONED_FILES.map(read),
  ];
  const expectNone = (reason: string, options: Partial<ReleaseOptions> = {}) => {
    const before = state();
    expect(() => make(options)).toThrow(ReleaseError);
    expect(() => make(options)).toThrow(reason);
    expect(state()).toEqual(before);
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'colophon-release-'));
    told = [];
    for (const name of VERSIONED_FILES) cpSync(join(ROOT, name), join(root, name));
    for (const name of ['package.json', 'package-lock.json']) {
      const content = JSON.parse(read(name)) as { version: string; packages?: { '': { version: string } } };
      content.version = VERSION;
      if (content.packages) content.packages[''].version = VERSION;
      writeFileSync(join(root, name), `${JSON.stringify(content, null, 2)}\n`);
    }
    writeFileSync(
      join(root, 'CHANGELOG.md'),
      `# Changelog\n\n## Unreleased\n\n${CHANGES}\n## 0.1.0 (2026-01-02)\n\n- First.\n`,
    );
    git('init', '--quiet', '--initial-branch', 'main');
    git('config', 'user.name', 'A Test');
    git('config', 'user.email', 'test@example.org');
    git('config', 'commit.gpgsign', 'false');
    git('config', 'tag.gpgsign', 'false');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is a commit with the version everywhere, and a tag; nothing is pushed', () => {
    make();
    const day = new Date().toISOString().slice(0, 10);
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    expect((JSON.parse(read('package.json')) as { version: string }).version).toBe('0.2.0');
    expect([lock.version, lock.packages['']!.version]).toEqual(['0.2.0', '0.2.0']);
    expect((JSON.parse(read('openapi.json')) as { info: { version: string } }).info.version).toBe('0.2.0');
    expect(read('CHANGELOG.md')).toBe(
      `# Changelog\n\n## Unreleased\n\n## 0.2.0 (${day})\n\n${CHANGES}\n## 0.1.0 (2026-01-02)\n\n- First.\n`,
    );
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-1', '--format=%s')).toBe('Release 0.2.0');
    expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
    // Only versions and the changelog change in the files, not their form.
    expect(
      git('diff', '--shortstat', 'HEAD~1', '--', 'package.json', 'package-lock.json', 'openapi.json'),
    ).toMatch(/3 files changed, 4 insertions\(\+\), 4 deletions\(-\)/);
    expect(told.at(-1)).toContain('git push origin main v0.2.0');
    expectNone('nothing under', { wanted: 'patch', checks: [] });
  });

  it('only says what it would do with --dry-run', () => {
    const before = state();
    make({ dryRun: true });
    expect(state()).toEqual(before);
    expect(told.join('\n')).toContain('tag it v0.2.0');
  });

  it('is not made when a check fails or changes something, and leaves the files as they were', () => {
    expectNone('has failed', { checks: [['node', '-e', 'process.exit(1)']] });
    expectNone('has failed', { wanted: '3.0.0' });
    const writes = `require('node:fs').writeFileSync('built.txt', 'x')`;
    const before = VERSIONED_FILES.map(read);
    expect(() => make({ checks: [['node', '-e', writes]] })).toThrow('The checks have changed built.txt');
    expect(VERSIONED_FILES.map(read)).toEqual(before);
    expect(git('tag')).toBe('');
  });

  it('needs a clean tree on its branch, a free tag, a higher version, and changes to tell', () => {
    expectNone('0.1.0 is not higher', { wanted: '0.1.0' });
    expectNone('neither patch', { wanted: 'next' });
    git('tag', 'v0.2.0');
    expectNone('v0.2.0 exists');
    git('switch', '--quiet', '--create', 'other');
    expectNone('this is other');
    git('switch', '--quiet', 'main');
    writeFileSync(join(root, 'notes.txt'), 'mine');
    expectNone('not committed', { wanted: 'major' });
    git('add', '.');
    git('commit', '--quiet', '--message', 'Notes');
    for (const [text, reason] of [
      ['# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- First.\n', 'nothing under'],
      ['# Changelog\n\n## 0.1.0\n\n- First.\n', 'no part'],
    ] as const) {
      writeFileSync(join(root, 'CHANGELOG.md'), text);
      git('commit', '--quiet', '--all', '--message', 'Change the changelog');
      expectNone(reason, { wanted: 'major' });
    }
    expect(git('tag')).toBe('v0.2.0');
  });
});

describe('the next version', () => {
  it.each([
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.9.9', '0.10.0', '0.10.0'],
    ['1.2.3', '2.0.0', '2.0.0'],
  ])('after %s is by %s %s', (current, wanted, next) => {
    expect(nextVersion(current, wanted)).toBe(next);
  });

  it.each(['1.2.3', '1.2.2', '0.9.9', '1.1.9', '1.2', 'v1.3.0', '1.3.0-beta.1', ''])(
    'is not %s after 1.2.3',
    (wanted) => {
      expect(() => nextVersion('1.2.3', wanted)).toThrow(ReleaseError);
    },
  );
});
