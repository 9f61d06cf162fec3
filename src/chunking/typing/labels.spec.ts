import type { Block } from '../blocks/block.js';
import { line } from '../testing/book-builder.js';
import { labelOfTitle, labelSpans, type LabelKind } from './labels.js';

const marks = [{ offset: 0, page: 1, line: line('', 700) }];
const heading = (text: string, size = 14): Block => ({ kind: 'heading', text, marks, size });
const prose = (text: string): Block => ({ kind: 'paragraph', text, marks, size: 10 });
const code: Block = {
  kind: 'code',
  lines: [{ text: 'x = 1', sources: [], role: { kind: 'code', language: null } }],
};
const kinds = (blocks: readonly Block[], titles: readonly string[] = ['1 Files']) =>
  labelSpans(blocks, titles).map((span) => span?.kind ?? null);

describe('a title', () => {
  it.each<[LabelKind | null, string]>([
    ['exercise', 'Exercise 1-1 (parse.py)'],
    ['exercise', 'Chapter 4 Exercises'],
    ['exercise', '4.7 Review exercises'],
    ['exercise', 'Challenge: parse a file'],
    ['exercise', 'Quiz'],
    ['try_it', 'Try It Yourself'],
    ['try_it', 'Your turn'],
    ['example', 'Example'],
    ['example', 'Example 3-1. Areas'],
    ['example', '2.3 A usage example'],
    [null, 'Problem solving with graphs'],
    [null, 'Practice of memory management'],
    [null, 'Labels of axes'],
    [null, 'Task queues'],
    [null, '4.1 Assignment'],
    [null, 'TASK'],
    ['exercise', 'Problem 3'],
    ['exercise', 'Task: count the words'],
    [null, 'Examples of bad style in old programs'],
  ])('as a label (%s): %s', (kind, title) => {
    expect(labelOfTitle(title)).toBe(kind);
  });
});

describe('a label', () => {
  it('covers the text up to the next heading of its size', () => {
    expect(
      kinds([
        prose('Text.'),
        heading('Exercise 3'),
        prose('Do it.'),
        heading('Hint', 12),
        prose('Try.'),
        heading('More'),
      ]),
    ).toEqual([null, 'exercise', 'exercise', 'exercise', 'exercise', null]);
  });

  it('covers a whole section and, for exercises, its subsections', () => {
    expect(kinds([prose('Do it.')], ['Chapter 3', 'Exercises', 'Warming up'])).toEqual(['exercise']);
    expect(kinds([prose('Read it.')], ['Examples', 'Files'])).toEqual([null]);
    expect(kinds([prose('Ask.')], ['Troubleshooting', 'Problem: Cannot Save a File'])).toEqual([null]);
  });

  it('in a caption ends with its listing', () => {
    expect(kinds([prose('Example 3-1. Areas'), code, prose('Later text.')])).toEqual([
      'example',
      'example',
      null,
    ]);
  });

  it('needs a number or a colon inside a paragraph', () => {
    expect(kinds([prose('Exercise caution with threads.'), prose('Problem: the file is locked.')])).toEqual([
      null,
      'exercise',
    ]);
  });
});
