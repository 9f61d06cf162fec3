import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { TEST_TYPE, WEBHOOK_TYPES } from '../src/webhooks/webhook-types.js';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const CHAPTER = fileURLToPath(new URL('../docs/handbook/10-when-something-goes-wrong.md', import.meta.url));

/** The first parts of codes: a string in the source that starts like this is a code, or is listed below. */
const CODE =
  /['"`]((?:access|address|archive|backup|bundle|context|correction|data_folder|database|doctor|document|embed|embedding|evaluation|events|file|index|internal|model|move|queue|quote|ranking|request|role|route|run|search|server|settings|store|subtopic|taxonomy|topic|watch|webhook|zone)\.[a-z_]+|usage|internal)['"`]/g;
/** Strings of the same form that are paths, columns or types of events. */
const NO_CODES = new Set<string>([
  ...WEBHOOK_TYPES,
  TEST_TYPE,
  'bundle.json',
  'model.json',
  'model.onnx',
  'model.safetensors',
  'run.document_id',
  'run.created_at',
]);

describe('the codes of errors', () => {
  it('are all listed in chapter 10 of the handbook', async () => {
    const entries = await readdir(SOURCE, { recursive: true, withFileTypes: true });
    const files = entries.filter(({ name }) => name.endsWith('.ts') && !/\.(spec|contract)\.ts$/.test(name));
    const codes = new Set<string>();
    for (const { parentPath, name } of files) {
      const text = await readFile(`${parentPath}/${name}`, 'utf8');
      for (const [, code] of text.matchAll(CODE)) if (!NO_CODES.has(code!)) codes.add(code!);
    }
    const listed = new Set(
      [...(await readFile(CHAPTER, 'utf8')).matchAll(/^\| `([a-z_.]+)`/gm)].map(([, code]) => code),
    );
    expect(codes.size).toBeGreaterThan(100);
    expect([...codes].filter((code) => !listed.has(code)).toSorted()).toEqual([]);
  });
});
