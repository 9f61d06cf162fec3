import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// What `docs/architecture.md` says of the rooms, held against the code.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');
const DOCUMENT = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
/** Rooms that any other may use; they are not named each time. */
const GROUND = ['errors', 'config', 'process', 'telemetry'];
/** Composition: it may enter every room, and no room may enter it. */
const COMPOSITION = 'roles';

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Rows of a table of the document: the texts of its cells. */
function rowsOf(heading: string): string[][] {
  const table = DOCUMENT.slice(DOCUMENT.search(new RegExp(`^\\| ${heading} `, 'm'))).split('\n\n')[0]!;
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1));
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

const MAY_USE = new Map(
  rowsOf('room').map(([room, , uses]) => [namesIn(room!)[0]!, namesIn(uses!)] as const),
);
const OWNERS = new Map(
  rowsOf('table').flatMap(([tables, owner]) =>
    namesIn(tables!).map((table) => [table, namesIn(owner!)[0] ?? null] as const),
  ),
);

/** Without tests and what only tests use. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(path);
    const isSource = entry.name.endsWith('.ts') && !/\.(spec|contract)\.ts$/.test(entry.name);
    return isSource ? [path] : [];
  });
}

const FILES = sources(SRC);

function nameOf(path: string): string {
  return relative(SRC, path).split(sep).join('/');
}

/** The innermost folder that the table names. */
function roomOf(file: string): string {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (MAY_USE.has(folder)) return folder;
  }
  return dirname(file).split('/')[0]!;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)]
    .map(([, target]) => join(dirname(path), target!).replace(/\.js$/, '.ts'))
    .filter((target) => target.startsWith(SRC + sep))
    .map((target) => ({ from: nameOf(path), to: nameOf(target) }));
}

/** Between rooms; the entry points at the top belong to none. */
const IMPORTS = FILES.filter((path) => nameOf(path).includes('/'))
  .flatMap(importsOf)
  .filter(({ from, to }) => roomOf(from) !== roomOf(to));

function shown({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

describe('the rooms', () => {
  it('are those of the table', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const tops = [...MAY_USE.keys()].filter((room) => !room.includes('/'));
    expect(folders.map(({ name }) => name).sort()).toEqual(tops.sort());
    expect([...MAY_USE.keys()].filter((room) => !existsSync(join(SRC, room)))).toEqual([]);
  });

  it('use what the table lets them use', () => {
    const foreign = IMPORTS.filter(({ from, to }) => {
      const [user, used] = [roomOf(from), roomOf(to)];
      if (user === COMPOSITION || GROUND.includes(used)) return false;
      const inOneHouse = user.split('/')[0] === used.split('/')[0];
      return !inOneHouse && !MAY_USE.get(user)?.includes(used);
    });
    expect(foreign.map(shown)).toEqual([]);
  });

  it('use all that the table lets them use', () => {
    const unused = [...MAY_USE].flatMap(([room, uses]) =>
      uses
        .filter((used) => !IMPORTS.some(({ from, to }) => roomOf(from) === room && roomOf(to) === used))
        .map((used) => `${room}: ${used}`),
    );
    expect(unused).toEqual([]);
  });

  it('are entered by their own files, not by those of the folders inside them', () => {
    const deep = IMPORTS.filter(({ from, to }) => {
      const sameHouse = from.split('/')[0] === to.split('/')[0];
      return roomOf(from) !== COMPOSITION && !sameHouse && dirname(to) !== roomOf(to);
    });
    expect(deep.map(shown)).toEqual([]);
  });

  it('stand on one another without a circle', () => {
    const below = new Map<string, Set<string>>();
    for (const { from, to } of IMPORTS) {
      const [user, used] = [from.split('/')[0]!, to.split('/')[0]!];
      if (user !== used) below.set(user, (below.get(user) ?? new Set()).add(used));
    }
    const circles: string[] = [];
    const settled = new Set<string>();
    const walk = (room: string, path: readonly string[]): void => {
      if (path.includes(room)) circles.push([...path.slice(path.indexOf(room)), room].join(' -> '));
      else if (!settled.has(room)) {
        below.get(room)?.forEach((next) => walk(next, [...path, room]));
        settled.add(room);
      }
    };
    [...below.keys()].forEach((room) => walk(room, []));
    expect(circles).toEqual([]);
  });

  it('are pure where they compute: no framework, no database, no queue', () => {
    const pure = /^(book|pdf|structure|book-index|models|chunking|inference\/encoder|transfer)\//;
    const shell = /\.(module|service|providers?)\.ts$/;
    const impure = FILES.map(nameOf)
      .filter((file) => pure.test(file) && !shell.test(file))
      .filter((file) =>
        /from '(@nestjs\/|typeorm|pg'|pg-boss|bull|nest-commander|commander)/.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
      );
    expect(impure).toEqual([]);
  });
});

describe('the tables', () => {
  /** `UPDATE x`, `INSERT INTO x` and `DELETE FROM x` of the SQL in a file. */
  function writesOf(file: string): { readonly table: string; readonly file: string }[] {
    const text = readFileSync(join(SRC, file), 'utf8');
    return [...text.matchAll(/\b(?:INSERT INTO|DELETE FROM|(?<!FOR |DO )UPDATE)\s+([a-z_]+)\b/g)].map(
      ([, table]) => ({ table: table!, file }),
    );
  }

  const writes = FILES.map(nameOf).flatMap(writesOf);

  it('are each written by one room', () => {
    const foreign = writes.filter(
      ({ table, file }) => OWNERS.has(table) && OWNERS.get(table) !== file.split('/')[0],
    );
    expect(foreign).toEqual([]);
  });

  it('all have an owner', () => {
    const entities = FILES.filter((path) => path.endsWith('.entity.ts'));
    const tables = entities.map((path) => /@Entity\('([a-z_]+)'/.exec(readFileSync(path, 'utf8'))?.[1]);
    expect(tables.filter((table) => table === undefined || !OWNERS.has(table))).toEqual([]);
    expect(writes.length).toBeGreaterThan(20);
  });

  it('are written through a repository of their own room', () => {
    const foreign = FILES.map(nameOf).flatMap((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      return [...text.matchAll(/@InjectRepository\((\w+)\)/g)]
        .map(
          ([, entity]) =>
            new RegExp(`import (?:type )?\\{[^}]*\\b${entity}\\b[^}]*\\} from '([^']+)'`).exec(text)?.[1],
        )
        .filter((source) => source && join(dirname(file), source).split('/')[0] !== file.split('/')[0])
        .map((source) => `${file} -> ${source}`);
    });
    expect(foreign).toEqual([]);
  });
});

describe('a file', () => {
  it('has at most 300 lines', () => {
    const long = FILES.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301).map(nameOf);
    expect(long).toEqual([]);
  });

  it('has a constructor of at most six arguments', () => {
    const wide = FILES.filter((path) => {
      const [, list = ''] = /constructor\(([\s\S]*?)\)\s*\{/.exec(readFileSync(path, 'utf8')) ?? [];
      return [...list.matchAll(/(?:private|protected|public) readonly \w+[?]?:/g)].length > 6;
    }).map(nameOf);
    expect(wide).toEqual([]);
  });
});
