import { isOnlyPages, labelEnds, parseEntry } from './parse-entry.js';

const style = { spaced: false, isLabel: (label: string) => Number(label) <= 400 || /^[ivx]+$/.test(label) };

describe('an entry of an index', () => {
  it.each([
    ['closures, 12', 'closures', ['12']],
    ['closures, 12, 14–17, 203', 'closures', ['12', '14–17', '203']],
    ['preface, iv', 'preface', ['iv']],
    ['assignment. . 5, 11, 12', 'assignment', ['5', '11', '12']],
    ['$. . . . . . . . 18, 58', '$', ['18', '58']],
    ['attr<- . . . . . 7', 'attr<-', ['7']],
    ['argument, default values . . . . 25', 'argument, default values', ['25']],
    ['Abort() (mpi4py.MPI.Comm method), 53', 'Abort() (mpi4py.MPI.Comm method)', ['53']],
    ['hooks, 30ff.', 'hooks', ['30']],
    ['environment (continued)', 'environment', []],
  ])('reads %s', (text, term, labels) => {
    expect(parseEntry(text, style)).toEqual({ term, labels, see: [], seeAlso: [] });
  });

  it('keeps numbers in the term if no page has them as its label', () => {
    expect(parseEntry('ISO 8601, 12', style)).toMatchObject({ term: 'ISO 8601', labels: ['12'] });
    expect(parseEntry('encodings, 8859', style)).toMatchObject({ term: 'encodings, 8859', labels: [] });
  });

  it('needs a comma or leaders before the pages, unless the whole index has only spaces', () => {
    expect(parseEntry('Python 3', style)).toMatchObject({ term: 'Python 3', labels: [] });
    expect(parseEntry('closures 12', { ...style, spaced: true })).toMatchObject({ labels: ['12'] });
  });

  it.each([
    ['lambda, see anonymous functions', 'lambda', [], ['anonymous functions'], []],
    ['lambda. See closures; functions', 'lambda', [], ['closures', 'functions'], []],
    ['lambda, 12, 40. See also closures', 'lambda', ['12', '40'], [], ['closures']],
    ['see also closures', '', [], [], ['closures']],
    ['oversee, 12', 'oversee', ['12'], [], []],
  ])('keeps the cross reference of %s', (text, term, labels, see, seeAlso) => {
    expect(parseEntry(text, style)).toEqual({ term, labels, see, seeAlso });
  });

  it('distinguishes the end of a wrapped entry from a term', () => {
    expect(isOnlyPages('40, 43, 45–49', style)).toBe(true);
    expect(isOnlyPages('8859', style)).toBe(false);
    expect(isOnlyPages('method), 143', style)).toBe(false);
  });

  it('returns both ends of a range', () => {
    expect(labelEnds('14–17')).toEqual(['14', '17']);
    expect(labelEnds('A-3')).toEqual(['A-3']);
  });
});
