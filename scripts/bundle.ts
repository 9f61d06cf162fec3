import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin, RolldownOutput } from 'rolldown';
import { PACKAGE_ROOT } from '../src/process/package-root.js';

const BUILT = fileURLToPath(new URL('dist/src', PACKAGE_ROOT));
const PROGRAM = fileURLToPath(new URL('dist/program', PACKAGE_ROOT));

/** What a command or a server consists of in hundreds of files, and what must share one instance of that. */
const BUNDLED =
  /^(@nestjs\/|@golevelup\/|nest-commander$|inquirer$|nestjs-pino$|rxjs$|rxjs\/|typeorm$|typeorm\/|iterare$|zod$|zod\/)/;
/** Nest loads them where they are installed; they are not. */
const OPTIONAL = /^@nestjs\/(microservices|websockets|platform-(?!express))/;

/** Modules that load many files for what the program never does. */
const REPLACED: readonly { readonly module: RegExp; readonly code: string }[] = [
  // Questions on the terminal: no command asks one by it.
  { module: /^inquirer$/, code: 'export default {};' },
  // It loads a second TypeORM to look for what TypeORM 1 no longer has.
  {
    module: /\/typeorm-compat\.js$/,
    code: 'export const Connection = undefined; export const AbstractRepository = undefined;',
  },
];

/**
 * Makes `dist/program` from `dist/src`: the same program in few files, because Node takes about half of the start of a
 * command to find and read the two thousand files of which it else consists. A worker script keeps its name, and lies
 * beside the file that starts it.
 */
async function bundle(): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries([...programs(), ...workers()].map((path) => [basename(path, '.js'), path])),
    platform: 'node',
    external: (id) => isPackage(id) && (!BUNDLED.test(id) || OPTIONAL.test(id)),
    plugins: [replaced()],
    onLog: (level, log, show) => {
      // What else they warn of concerns the packages, whose code is theirs.
      if (log.code === 'UNRESOLVED_IMPORT') show(level, log);
    },
  });
  rmSync(PROGRAM, { recursive: true, force: true });
  const output = await build.write({
    dir: PROGRAM,
    format: 'esm',
    // Classes and functions keep their names: for the database, for the traces of errors, for who reads a profile.
    keepNames: true,
    minify: { codegen: { removeWhitespace: true }, compress: false, mangle: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  writeFileSync(join(PROGRAM, 'LICENSES.txt'), licencesOf(output));
}

function isPackage(id: string): boolean {
  return !id.startsWith('.') && !isAbsolute(id);
}

function programs(): string[] {
  return ['cli.js', 'main.js'].map((name) => join(BUILT, name));
}

/** Scripts of threads and child processes; see `workerFile`. */
function workers(): string[] {
  return readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.worker.js') && !/[\\/]testing[\\/]/.test(path))
    .map((path) => join(BUILT, path));
}

function replaced(): Plugin {
  const codeOf = (id: string) => REPLACED.find(({ module }) => module.test(id))?.code ?? null;
  return {
    name: 'replaced',
    resolveId: (id) => (codeOf(id) === null ? null : { id, external: false }),
    load: codeOf,
  };
}

/** The licences of the packages whose code stands in the files, since they go along with the program. */
function licencesOf({ output }: RolldownOutput): string {
  const folders = new Set(
    output
      .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      .flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
  );
  return [...folders].toSorted().map(licenceOf).join('\n\n');
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}`;
}

if (!existsSync(BUILT)) throw new Error('Compile the sources first: npm run build');
await bundle();
