import { languageOf } from './code-language.js';
import { sessionRoles, withoutPrompts } from './console-session.js';
import { isOpen } from './open-statement.js';

/** One letter for each line: `c` was typed, `o` was printed, `.` is not part of a session. */
const roles = (...lines: string[]) =>
  sessionRoles(lines)
    .map((role) => role?.kind.charAt(0) ?? '.')
    .join('');

describe('a session', () => {
  it('consists of the text after prompts and the output of the program', () => {
    expect(roles('>>> x = 1', '>>> x', '1', '>>> y')).toBe('ccoc');
    expect(roles('> x <- c(1,', '+   2)', '> x', '[1] 1 2')).toBe('ccco');
    expect(roles('$ ls \\', '  -l', 'total 0')).toBe('cco');
    expect(roles('In [1]: 1 +\\', '   ...: 2', 'Out[1]: 3')).toBe('cco');
  });

  it('ends a block at a line of dots, which elsewhere stand for omitted output', () => {
    expect(roles('>>> for x in y:', '...     x', '...', '0', '...')).toBe('cccoo');
    expect(roles('>>> print(x)', '...', 'last')).toBe('coo');
  });

  it('continues in a line without a prompt while a bracket or a quote is open', () => {
    expect(roles('>>> print("%s" % (x,', '    y))', 'text')).toBe('cco');
    expect(roles('>>> x = """one', 'two"""', 'text')).toBe('cco');
  });

  it('changes its language at the prompt of another program', () => {
    const found = sessionRoles(['$ python', 'Python 3', '>>> 1', '1']);
    expect(found.map((role) => role?.language ?? role?.kind)).toEqual([
      'shell',
      'output',
      'python',
      'output',
    ]);
  });

  it('begins at its first prompt, or at the comments above it', () => {
    expect(roles('x = 1', '>>> x', '1')).toBe('.co');
    expect(roles('# one', '', '>>> x', '1')).toBe('ccco');
  });

  it('can begin in the middle of a statement', () => {
    expect(roles('...     y', '...', '0')).toBe('cco');
  });

  it('is not recognised by the prompt of R unless the listing begins with it', () => {
    expect(roles('call(first,', '> second)')).toBe('..');
    expect(roles('> cd build', '> python3 test.py')).toBe('..');
    expect(roles()).toBe('');
  });

  it('can be extracted without its prompts', () => {
    expect(withoutPrompts('>>> if x:\n...     y\n...')).toBe('if x:\n    y\n');
    expect(withoutPrompts('> x <- c(1,\n+   2)')).toBe('x <- c(1,\n  2)');
    expect(withoutPrompts('...     y\n...')).toBe('    y\n');
    expect(withoutPrompts('x > y\n> z')).toBe('x > y\n> z');
  });
});

describe('an open statement', () => {
  it.each(['f(', 'x = [1, {', 'x = "a', "'''a\nb", 'x = 1 + \\', 'f("a#)"'])('is %j', (statement) => {
    expect(isOpen(statement)).toBe(true);
  });

  it.each(['f()', 'x = "a(" # (', "x = '\\''", '"""a\nb"""', "# it's", 'print("it\'s")'])(
    'is not %j',
    (statement) => {
      expect(isOpen(statement)).toBe(false);
    },
  );
});

describe('the language of a listing', () => {
  it.each([
    ['python', 'import os\nx = 1'],
    ['python', 'for x in y:\n    print(x)'],
    ['r', 'x <- 1\nf(x)'],
    ['r', 'f = function(x) x'],
    ['c', '#include "mpi.h"\nint main(int argc, char **argv)\n{'],
    ['cpp', '#include <vector>\nstd::vector<int> x;'],
    ['java', 'public class Book {\n}'],
    ['javascript', 'const x = 1;'],
    ['sql', 'SELECT name FROM books;'],
    ['xml', '<?xml version="1.0"?>'],
    ['html', '<html>\n<body>'],
    ['shell', 'pip install numpy'],
    ['shell', '#!/bin/sh\nx=1'],
    ['make', '#!/usr/bin/make -f\nall:'],
    [null, 'x = 1'],
    [null, 'from the left to the right'],
    [null, 'make = find(x)'],
    ['xml', '<book id="1">\n  <title>Files</title>'],
    ['shell', 'if [ -e file ]; then\n  rm file\nfi'],
    [null, '<BLANKLINE>'],
    [null, '<url> [ "-b" <branch> ]'],
    [null, '@direntry'],
    [null, '#include: what is left out'],
  ])('is %s for %j', (language, listing) => {
    expect(languageOf(listing.split('\n'))).toBe(language);
  });
});
