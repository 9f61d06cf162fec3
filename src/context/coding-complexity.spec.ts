import { codingComplexity } from './coding-complexity.js';

describe('the complexity of code', () => {
  it.each([
    ['a few lines', 'x = 1\n\ny = 2\nprint(x)', { lines: 0.6, functions: 0, classes: 0, imports: 0 }, 'easy'],
    ['ten lines', 'x = 1\n'.repeat(10), { lines: 2, functions: 0, classes: 0, imports: 0 }, 'easy'],
    ['many lines', 'x = 1\n'.repeat(90), { lines: 3, functions: 0, classes: 0, imports: 0 }, 'medium'],
    [
      'a function of Python with an import',
      'import os\ndef f(a):\n    return os.path.join(a)',
      { lines: 0.6, functions: 2, classes: 0, imports: 1 },
      'medium',
    ],
    [
      'a class with a method',
      'class A:\n    def f(self):\n        pass',
      { lines: 0.6, functions: 2, classes: 3, imports: 0 },
      'hard',
    ],
  ])('adds up for %s', (_, code, breakdown, level) => {
    const found = codingComplexity(code);
    expect(found.breakdown).toEqual(breakdown);
    expect(found.level).toBe(level);
    expect(found.score).toBeCloseTo(Object.values(breakdown).reduce((sum, part) => sum + part, 0));
  });

  it.each([
    'f <- function(x) x + 1',
    'int main(int argc, char **argv) {\n  return 0;\n}',
    'const f = (x) => x;',
    'fn main() {}',
    'greet() {\n  echo hi\n}',
  ])('sees the function in %j', (code) => {
    expect(codingComplexity(code).breakdown.functions).toBe(2);
  });

  it.each(['if (x > 1) {\n  y();\n}', 'while (read(f)) {\n}', 'x = max(1, 2)', 'for i in range(3): pass'])(
    'sees none in %j',
    (code) => {
      expect(codingComplexity(code).breakdown.functions).toBe(0);
    },
  );

  it.each([
    '#include <stdio.h>',
    'library(stats)',
    'from os import path',
    '>>> import re',
    "const fs = require('fs');",
  ])('sees the import in %j', (code) => {
    expect(codingComplexity(code).breakdown.imports).toBe(1);
  });
});
