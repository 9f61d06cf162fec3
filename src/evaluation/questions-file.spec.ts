import { readQuestions } from './questions-file.js';

const problemsOf = (...rows: string[]) => readQuestions(rows.join('\n')).faults;

describe('a file of questions', () => {
  it('has one question a line, with pages that answer or help', () => {
    const { questions, faults } = readQuestions(
      [
        '\ufeff{"id": "a-1", "query": "How?", "pages": [3, {"page": 4, "grade": 1}], "source": "written"}\r',
        '',
        '{"query": "EOF", "kind": "identifier", "document": "loops.pdf", "pages": [{"page": 9}]}',
        '{"query": "EOF", "book": "Loops", "pages": [9]}',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(questions.map(({ pages, ...rest }) => ({ ...rest, pages: [...pages] }))).toEqual([
      {
        line: 1,
        query: 'How?',
        kind: 'question',
        book: null,
        pages: [
          [3, 2],
          [4, 1],
        ],
      },
      { line: 3, query: 'EOF', kind: 'identifier', book: 'loops.pdf', pages: [[9, 2]] },
      { line: 4, query: 'EOF', kind: 'question', book: 'Loops', pages: [[9, 2]] },
    ]);
  });

  it('tells all faults at once, each with its line', () => {
    expect(
      problemsOf(
        '{"query": "ok", "pages": [1]}',
        'no json',
        '[1]',
        '{"query": " \\u200b", "kind": 5, "document": "", "pages": []}',
      ),
    ).toEqual([
      { line: 2, problem: 'it is not a JSON object' },
      { line: 3, problem: 'it is not a JSON object' },
      { line: 4, problem: expect.stringContaining('`query`') as string },
      { line: 4, problem: expect.stringContaining('`kind`') as string },
      { line: 4, problem: expect.stringContaining('`document`') as string },
      { line: 4, problem: expect.stringContaining('`pages`') as string },
    ]);
  });

  it.each([
    '0',
    '-1',
    '1.5',
    '"1"',
    'null',
    '{"page": 1, "grade": 0}',
    '{"page": 1, "grade": 9}',
    '[1]',
    '1e99',
  ])('refuses the page %s', (page) => {
    expect(problemsOf(`{"query": "How?", "pages": [${page}]}`)).toHaveLength(1);
  });

  it('refuses a page that is named twice, and a query that is too long', () => {
    const [twice, long] = problemsOf(
      '{"query": "How?", "pages": [7, {"page": 7, "grade": 1}]}',
      `{"query": "${'x'.repeat(10_001)}", "pages": [7]}`,
    );
    expect(twice?.problem).toContain('page 7 twice');
    expect(long?.problem).toContain('10000 characters');
  });
});
