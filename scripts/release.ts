import { fileURLToPath } from 'node:url';
import { makeRelease } from './release/make-release.js';
import { ReleaseError } from './release/release-error.js';

const USAGE = 'Use: npm run release -- patch|minor|major|X.Y.Z [--dry-run]';
const BRANCH = 'main';

const args = process.argv.slice(2);
const [wanted, ...others] = args.filter((arg) => arg !== '--dry-run');
if (wanted === undefined || others.length > 0 || wanted.startsWith('-')) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
try {
  makeRelease({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    wanted,
    dryRun: args.includes('--dry-run'),
    branch: BRANCH,
    // What needs no servers; `.ci/run` has passed on the commit before.
    checks: [
      ['npm', 'run', 'check'],
      [
        'npx',
        'vitest',
        'run',
        'test/openapi.spec.ts',
        'test/error-codes.spec.ts',
        'test/architecture.spec.ts',
      ],
    ],
    tell: (line) => process.stdout.write(`${line}\n`),
  });
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  process.stderr.write(`No release: ${error.message}\n`);
  process.exit(1);
}
