import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';
import { ALL_SETTINGS } from '../src/roles/all-settings.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const dockerfile = text('deploy/Dockerfile');
const openapi = JSON.parse(text('openapi.json')) as { readonly paths: Readonly<Record<string, object>> };

/** Every value of a YAML document under a key, at any depth. */
function under(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => under(key, one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...(name === key ? [one] : []), ...under(key, one)]);
}

const KUBERNETES = readdirSync(join(ROOT, 'deploy/kubernetes')).flatMap((file) =>
  loadAll(text(`deploy/kubernetes/${file}`)),
) as { readonly kind: string; readonly metadata: { readonly name: string }; readonly data?: object }[];
const COMPOSE = loadAll(text('deploy/compose.yaml'))[0] as object;

/** Settings that a file of deployment gives. */
const SET = [
  ...[...dockerfile.matchAll(/^(?:ENV)?\s+([A-Z_]+)=/gm)].map(([, name]) => name!),
  ...under('environment', COMPOSE)
    .flatMap((map) => Object.keys(map as object))
    .filter((name) => name !== '<<'),
  ...KUBERNETES.flatMap(({ data }) => Object.keys(data ?? {})),
  ...under('env', KUBERNETES).flatMap((list) => (list as { name: string }[]).map(({ name }) => name)),
  ...readdirSync(join(ROOT, 'deploy/systemd')).flatMap((file) =>
    [...text(`deploy/systemd/${file}`).matchAll(/[ =]([A-Z][A-Z_]+)=/g)].map(([, name]) => name!),
  ),
];
/** Of the images of others. */
const FOREIGN = /^(NODE_ENV|POSTGRES_\w+|REDIS_PASSWORD)$/;

describe('the files of deployment', () => {
  it('give settings that there are', () => {
    const known = new Set(
      ALL_SETTINGS.flatMap(({ settings }) => Object.values(settings).map(({ env }) => env)),
    );
    expect(SET).toContain('COLOPHON_ROLE');
    expect(SET.filter((name) => !known.has(name) && !FOREIGN.test(name))).toEqual([]);
  });

  it('ask for health where it is told', () => {
    const paths = [
      ...under('path', under('httpGet', KUBERNETES)),
      ...[...dockerfile.matchAll(/\/v1\/health\/\w+/g)].map(([path]) => path),
    ];
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) expect(Object.keys(openapi.paths)).toContain(path);
  });

  it('put into the image what the package has', () => {
    const { files } = JSON.parse(text('package.json')) as { readonly files: readonly string[] };
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    const copied = [...last.matchAll(/^COPY (?:--from=\w+ )?(.+) \S+$/gm)].flatMap(([, names]) =>
      names!.split(' '),
    );
    // Who imports the engine loads these; the program does not.
    const ofEngine = ['dist/src', 'dist/migrations'];
    const wanted = files.filter((name) => !name.startsWith('!') && !ofEngine.includes(name));
    expect(copied.map((name) => name.replace('/build/', ''))).toEqual(expect.arrayContaining(wanted));
    for (const name of copied.filter((one) => !one.startsWith('/'))) {
      expect({ name, exists: existsSync(join(ROOT, name)) }).toEqual({ name, exists: true });
    }
    expect(last).toContain('\nUSER node\n');
  });

  it('leave nothing out of the image that the build needs', () => {
    const { include } = JSON.parse(text('tsconfig.build.json')) as { readonly include: readonly string[] };
    const ignored = text('.dockerignore').split('\n');
    const sources = include.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    );
    const imported = sources.flatMap((file) =>
      [...text(file).matchAll(/from '(\.[^']+)'/g)].map(([, from]) => join(dirname(file), from!)),
    );
    const folders = [...new Set(imported.map((path) => path.split('/')[0]!))];
    expect(folders).toEqual(expect.arrayContaining(['src', 'test']));
    expect(folders.filter((folder) => ignored.includes(folder))).toEqual([]);
  });

  it('have units that systemd reads', ({ skip }) => {
    const units = readdirSync(join(ROOT, 'deploy/systemd')).map((file) => join('deploy/systemd', file));
    const checked = spawnSync('systemd-analyze', ['verify', ...units], { cwd: ROOT, encoding: 'utf8' });
    if (checked.error) skip('systemd-analyze is not installed');
    // A machine without the program or without its user says so.
    const told = checked.stderr
      .split('\n')
      .filter((line) => line.includes('colophon') && !/is not executable|Unknown user/.test(line));
    expect(told).toEqual([]);
  });
});
