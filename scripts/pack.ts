import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
/** npm packs them whatever `files` says. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];
/**
 * It depends on a package that claims to need an earlier Nest. Here an override settles that; where Colophon is a
 * dependency itself, no override counts, and npm searches for a solution without end.
 */
const BUNDLED = ['nest-commander'];

interface PackageFile {
  readonly files: readonly string[];
  readonly [field: string]: unknown;
}

/** Makes the package that `npm install` takes, from what was built. The first argument is the folder for it. */
function pack(destination: string): void {
  const {
    files,
    scripts: _,
    devDependencies: __,
    overrides: ___,
    allowScripts: ____,
    ...rest
  } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile;
  const stage = mkdtempSync(join(tmpdir(), 'colophon-pack-'));
  try {
    for (const path of [...ALWAYS, ...files.filter((name) => !name.startsWith('!'))]) {
      cpSync(join(ROOT, path), join(stage, path), { recursive: true });
    }
    for (const name of withDependencies(BUNDLED)) {
      cpSync(join(MODULES, name), join(stage, 'node_modules', name), { recursive: true });
    }
    const manifest = { ...rest, files, bundleDependencies: BUNDLED };
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const out = execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], {
      cwd: stage,
      encoding: 'utf8',
    });
    process.stdout.write(`${join(destination, basename(out.trim()))}\n`);
  } finally {
    rmSync(stage, { recursive: true });
  }
}

/** Packages of the first level, and those that they need. */
function withDependencies(names: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const { dependencies = {} } = JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    // What is installed inside the package comes along with it.
    const outside = Object.keys(dependencies).filter(
      (one) => !existsSync(join(MODULES, name, 'node_modules', one)),
    );
    withDependencies(outside, found);
  }
  return found;
}

pack(resolve(process.argv[2] ?? '.'));
