import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const CHAPTER = fileURLToPath(new URL('../docs/handbook/10-when-something-goes-wrong.md', import.meta.url));

/** First words of codes: what is named so in the source is a code, or a key of another kind and listed below. */
const CODE =
  /['"`]((?:data_folder|database|document|embed|embedding|events|file|internal|model|queue|request|role|route|run|search|server|settings|store)\.[a-z_]+|usage|internal)['"`]/g;
/** Of the same form, but paths and columns. */
const NO_CODES = new Set([
  'model.json',
  'model.onnx',
  'model.safetensors',
  'run.document_id',
  'run.created_at',
]);

describe('the codes of errors', () => {
  it('all stand in chapter 10 of the handbook', async () => {
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
