import { termsOf } from './terms-of.js';

const STEM = { stem: true };
const wholes = (text: string) =>
  termsOf(text, STEM)
    .filter(({ weight }) => weight === 1)
    .map((term) => term.text);
const parts = (text: string) =>
  termsOf(text, STEM)
    .filter(({ weight }) => weight < 1)
    .map((term) => term.text);

describe('the terms of a text', () => {
  it.each([
    ['getUserById', ['getuserbyid'], ['get', 'user', 'by', 'id']],
    ['snake_case', ['snake_case'], ['snake', 'case']],
    ['pkg.mod.fn()', ['pkg.mod.fn'], ['pkg', 'mod', 'fn']],
    ['parseHTMLResponse', ['parsehtmlresponse'], ['pars', 'html', 'respons']],
    ['a::b std::vector', ['a::b', 'std::vector'], ['std', 'vector']],
    ['--no-verify', ['--no-verify'], ['no', 'verifi']],
    ['MPI_ERR_TRUNCATE', ['mpi_err_truncate'], ['mpi', 'err', 'truncat']],
    ['error[E0308]', ['error', 'e0308'], []],
    ['Python 3.11.2', ['python', '3.11.2'], ['11']],
    ['p->next', ['p->next'], ['next']],
    ['$HOME @property \\section', ['$home', '@property', '\\section'], ['home', 'properti', 'section']],
    ['/etc/passwd', ['/etc/passwd'], ['etc', 'passwd']],
    ['C++ and C#', ['c++', 'and', 'c#'], []],
  ])('has names whole, and their parts at half the weight: %s', (text, expectedWholes, expectedParts) => {
    expect(wholes(text)).toEqual(expectedWholes);
    expect(parts(text)).toEqual(expectedParts);
  });

  it('has words by their stems, without case, accents and ligatures', () => {
    expect(wholes('Parsing parsed Parses')).toEqual(['pars', 'pars', 'pars']);
    expect(wholes('Café ﬁle naïve')).toEqual(wholes('cafe file naive'));
    expect(termsOf('Parsing files', { stem: false }).map(({ text }) => text)).toEqual(['parsing', 'files']);
  });

  it('has no punctuation: ends of sentences, quotes, rules of tables', () => {
    expect(wholes("See os.path. It's 'quoted' (really)!")).toEqual([
      'see',
      'os.path',
      'it',
      'quot',
      'realli',
    ]);
    expect(wholes('------ ====== ...... — –')).toEqual([]);
  });

  it('has operators of two and three signs', () => {
    expect(wholes('x <<- 5; y := 3; a %in% b; c != d')).toEqual(
      expect.arrayContaining(['<<-', ':=', '%in%', '!=']),
    );
  });

  it('knows where each term stands', () => {
    const text = 'Call getUserById twice.';
    for (const { from, to, weight } of termsOf(text, STEM)) {
      expect(text.slice(from, to)).toMatch(weight < 1 ? /^getUserById$/ : /^(Call|getUserById|twice)$/);
    }
  });

  it.each([
    '',
    '\0\0',
    '\uD800',
    '👍🏽',
    'a'.repeat(100_000),
    '(((((',
    "'; DROP TABLE chunks; --",
    'a & !b | (c <-> d)',
  ])('copes with %j', (text) => {
    expect(() => termsOf(text, STEM)).not.toThrow();
  });

  it('ends with long runs of signs, which a careless rule would read again and again', () => {
    for (const run of ['a.', '-', '$', '%a', "a'", '::']) {
      expect(termsOf(run.repeat(200_000), STEM)).toBeDefined();
    }
  });
});
