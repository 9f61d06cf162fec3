import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { measuresOf } from '../chunking/thread/model-measures.js';
import { loadTokenizer } from './encoder/tokenizer.js';
import type { Tokenizer } from './encoder/tokenizer.js';
import { DEFAULT_MODEL, loadModel } from '../models/model-store.js';
import { preparationOf, prepareText } from './prepare-text.js';

const LISTING = 'Files > Reading\n\n\tdef f():   \n\n\n\t    return 1\t\r\nf()\n';

/** A byte-level tokenizer without merges: each byte is a token, including white space. */
async function writeByteLevelTokenizer(path: string): Promise<void> {
  const characters = [
    ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
    'Ġ',
    'Ċ',
    'ĉ',
    'č',
  ];
  const vocab = Object.fromEntries(['<s>', '</s>', ...characters].map((token, id) => [token, id]));
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  await writeFile(
    path,
    JSON.stringify({
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      post_processor: {
        type: 'TemplateProcessing',
        single: [special('<s>'), { Sequence: { id: 'A', type_id: 0 } }, special('</s>')],
        pair: [],
        special_tokens: {
          '<s>': { id: '<s>', ids: [0], tokens: ['<s>'] },
          '</s>': { id: '</s>', ids: [1], tokens: ['</s>'] },
        },
      },
      decoder: { type: 'ByteLevel' },
      model: { type: 'BPE', vocab, merges: [], unk_token: null },
    }),
  );
}

describe('the text that a tokenizer is given', () => {
  it('is on one line for prose', () => {
    expect(prepareText('Files > Reading\n\n  One\ttwo  \r\n three. ', 'prose')).toBe(
      'Files > Reading One two three.',
    );
  });

  it('keeps lines and indentation for code, without blank lines and trailing spaces', () => {
    expect(prepareText(LISTING, 'code')).toBe('Files > Reading\n\tdef f():\n\t    return 1\nf()');
  });

  it('is prepared as code for every type except concept', () => {
    expect((['concept', 'code', 'example', 'exercise', 'try_it'] as const).map(preparationOf)).toEqual([
      'prose',
      'code',
      'code',
      'code',
      'code',
    ]);
  });

  describe('of word pieces', () => {
    let tokenizer: Tokenizer;
    let tokenizerPath: string;

    beforeAll(async () => {
      ({ tokenizerPath } = await loadModel(undefined, DEFAULT_MODEL));
      tokenizer = await loadTokenizer(tokenizerPath, 256);
    });

    it('has the same ids as without preparation, so no vector changes', () => {
      const piece = fc.oneof(
        fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0', '\u2028', '\v'),
        fc.string({ unit: 'binary' }),
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
          const text = pieces.join('');
          const ids = tokenizer.encode(text).ids;
          expect(tokenizer.encode(prepareText(text, 'prose')).ids).toEqual(ids);
          expect(tokenizer.encode(prepareText(text, 'code')).ids).toEqual(ids);
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('of a byte-level tokenizer', () => {
    let folder: string;
    let tokenizerPath: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'colophon-tokenizer-'));
      tokenizerPath = join(folder, 'tokenizer.json');
      await writeByteLevelTokenizer(tokenizerPath);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('is counted as it is encoded, by the type of the chunk', async () => {
      const tokenizer = await loadTokenizer(tokenizerPath, 512);
      const model = { tokenizerPath, maxTokens: 512, prefix: '' };
      const measures = await measuresOf({
        concept: model,
        code: model,
        example: model,
        exercise: model,
        try_it: model,
      });
      expect(tokenizer.countTokens(LISTING)).toBe(LISTING.length);
      expect(measures.code.countTokens(LISTING)).toBe(prepareText(LISTING, 'code').length);
      expect(measures.concept.countTokens(LISTING)).toBe(prepareText(LISTING, 'prose').length);
      expect(measures.example).toBe(measures.code);
    });
  });
});
