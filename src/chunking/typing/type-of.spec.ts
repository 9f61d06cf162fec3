import type { ChunkType } from '../../book/chunk-type.js';
import type { LabelKind } from './labels.js';
import { decideType, type TypedPart } from './type-of.js';

const prose = (text: string): TypedPart => ({ kind: 'prose', text });
const code = (text: string): TypedPart => ({ kind: 'code', text });
const heading = (text: string): TypedPart => ({ kind: 'heading', text });

const LISTING =
  'def area(width, height):\n    result = width * height\n    return result\n\nprint(area(3, 4))';
const DOCTEST = '>>> from collections import Counter\n>>> Counter("abca").most_common(1)\n[(\'a\', 2)]';
const EXPLANATION =
  'The function multiplies its two arguments and gives the product back to whoever called it, without any side effect at all. Callers keep it.';

describe('the type of prose alone', () => {
  it.each<[ChunkType, string]>([
    ['concept', 'Functions may return values of any type, and return values are checked by the caller.'],
    ['concept', 'Data flows from the reader to the writer. It comes from the network in most cases.'],
    ['concept', 'Traders pay import duties on goods from abroad, and import as little as they can.'],
    ['concept', 'from Asia import duties are paid at the border by the importer of the goods.'],
    ['concept', 'A class is a plan for objects. Define a class for each thing that a user can name.'],
    ['concept', 'The tests exercise the code that writes files.'],
    ['concept', 'If users try it on another system, the call fails.'],
    ['concept', 'For example, a list grows when items are appended.'],
    ['concept', 'In most cases it is worth to give it a try on such machines.'],
    ['concept', 'The try statement handles errors.'],
    ['code', LISTING],
    ['code', DOCTEST],
    ['code', '$ pip install numpy\nCollecting numpy\nSuccessfully installed numpy-1.19.0'],
    ['code', '#!/bin/sh\necho "$1"; exit 0'],
    ['code', '#include <stdio.h>\nint main(void) { return 0; }'],
    ['code', 'const total = items.length;'],
    ['code', 'import os\nfrom os import path'],
    ['try_it', 'Try it yourself with another file and see what happens.'],
    ['try_it', 'Now try a longer list.'],
    ['try_it', 'Give it a try before you read on.'],
    ['try_it', 'It is your turn: write a loop that counts down.'],
    ['exercise', 'As an exercise, write a parser for this format.'],
    ['exercise', 'Task: find the longest word of a file.'],
    ['exercise', 'Implement a function that reverses a list without copying it.'],
    ['exercise', 'For the next challenge, implement the same with threads.'],
    ['example', 'The following code shows how handles are closed.'],
    ['example', 'The snippet needs version 3.'],
    ['example', 'The code above opens the file twice.'],
  ])('%s: %s', (type, text) => {
    expect(decideType([prose(text)], null).type).toBe(type);
  });
});

describe('the type of prose with code', () => {
  it.each<[ChunkType, string, TypedPart[], LabelKind | null]>([
    ['code', 'a listing', [code(LISTING)], null],
    ['code', 'a transcript in any font', [prose(DOCTEST)], null],
    ['code', 'a listing below its heading', [heading('2.1 Area'), code(LISTING)], null],
    ['code', 'a bare lead-in and a listing', [prose('Like this:'), code(LISTING)], null],
    ['concept', 'an explanation with a line of code', [prose(EXPLANATION), code('area(3, 4)')], null],
    ['example', 'an explanation with a listing', [prose(EXPLANATION), code('area(3, 4)\narea(1, 2)')], null],
    [
      'concept',
      'a long explanation with a short listing',
      [prose(`${EXPLANATION} ${EXPLANATION}`), code('a = 1\nb = 2')],
      null,
    ],
    [
      'example',
      'an example that explains itself first',
      [prose(`Here is how an area is found. ${EXPLANATION}`), code(LISTING)],
      null,
    ],
    ['try_it', 'an invitation before a listing', [prose('Try it in your shell:'), code(LISTING)], null],
    [
      'exercise',
      'a task with its skeleton',
      [prose('Write a function that adds, starting from:'), code(LISTING)],
      null,
    ],
    [
      'exercise',
      'prose under an exercise label',
      [heading('Exercise 3'), prose('Change the sign of each number.')],
      'exercise',
    ],
    [
      'try_it',
      'prose under an invitation',
      [heading('Try it yourself'), prose('Change the sign.')],
      'try_it',
    ],
    ['example', 'a label and its code', [heading('Example 3-1. Areas'), code(LISTING)], 'example'],
    [
      'concept',
      'an example label without any code',
      [heading('Example'), prose('Take a list of names.')],
      'example',
    ],
    ['code', 'code alone under a label that stands further up', [code(LISTING)], 'exercise'],
  ])('%s: %s', (type, _, parts, label) => {
    expect(decideType(parts, label).type).toBe(type);
  });

  it('has the first line of its listing as the reason, if nothing else decides', () => {
    const { reason } = decideType([prose(EXPLANATION), code('\n  area(3, 4)\n  area(1, 2)')], null);
    expect(reason).toEqual({ rule: 'listing', evidence: 'area(3, 4)' });
  });
});
