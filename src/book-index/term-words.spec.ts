import { makeLine, makePage } from '../pdf/testing/make-book.js';
import { searchableText, showsTerm } from './term-words.js';

const text = searchableText(
  makePage(1, [
    makeLine('Each environment keeps the bind-', 700, { softHyphen: true }),
    makeLine('ings of its names; Abort() ends it.', 688),
    makeLine('x[[1]] <- 3 for (i in x)', 676),
  ]),
);

describe('a page that shows a term', () => {
  it.each([
    [['environments']],
    [['binding']],
    [['environment', 'bindings of']],
    [['Abort() (mpi4py.MPI.Comm method)']],
    [['[[']],
    [['for']],
  ])('has the words of %j', (path) => {
    expect(showsTerm(text, path)).toBe(true);
  });

  it.each([[['environment', 'global']], [['closures']], [['while']], [['']]])('lacks those of %j', (path) => {
    expect(showsTerm(text, path)).toBe(false);
  });
});
