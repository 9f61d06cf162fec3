import type { TokenLimits } from '../../src/chunking/chunk.js';
import { embeddedTitles } from '../../src/chunking/embed-text.js';
import { limitsFor } from '../../src/chunking/token-limits.js';
import type { Encoding } from './encoding.js';
import { colophonCutter, fixedSizeCutter } from './passages.js';
import type { Context, Cutter } from './passages.js';

/** Common settings of text splitters. */
const FIXED = { characters: 1000, overlap: 200 };
/** The same share of overlap at half the size, and at about the mean size of Colophon's chunks. */
const SHORT_WINDOWS = [
  { characters: 500, overlap: 100 },
  { characters: 350, overlap: 70 },
];
/** Hard limits below that of the model, in tokens. */
const SMALLER = [203, 128];
/** Chunks are closed when this share of the limit is filled. */
const FILLED = 0.8;

/** The baseline first, then Colophon with its defaults, then its variants. */
export function contenders({ maxTokens, countTokens }: Encoding, variants: boolean): Cutter[] {
  const shipped = limitsFor(maxTokens);
  const ours = (name: string, context: Context = embeddedTitles, limits: TokenLimits = shipped): Cutter =>
    colophonCutter(name, context, limits, countTokens);
  const main = [
    fixedSizeCutter(FIXED.characters, FIXED.overlap),
    ours('Colophon'),
    ours('Colophon, text alone', () => []),
  ];
  if (!variants) return main;
  const filled = { ...shipped, joined: shipped.hard, soft: Math.round(FILLED * shipped.hard) };
  return [
    ...main,
    ...SHORT_WINDOWS.map(({ characters, overlap }) => fixedSizeCutter(characters, overlap)),
    ours('Colophon, innermost title', (path) => path.slice(-1)),
    ours('Colophon, whole section path', (path) => path),
    ours('Colophon, book title and path', (path, title) => [title, ...path]),
    ours('Colophon, chunks filled', embeddedTitles, filled),
    ...SMALLER.map((size) =>
      ours(`Colophon, at most ${size} tokens`, embeddedTitles, {
        ...limitsFor(size),
        joined: size,
        soft: shipped.soft,
      }),
    ),
  ];
}
