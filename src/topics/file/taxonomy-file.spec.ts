import { readFileSync } from 'node:fs';
import { STARTER_TAXONOMY } from './starter-taxonomy.js';
import { readTaxonomy } from './read-taxonomy.js';
import { TAXONOMY_FORMATS, writeTaxonomy } from './write-taxonomy.js';

const SMALL = `
zones:
  - name: Foundations
    description: The first steps.
    topics:
      - name: Loops
        description: Doing things again.
        subtopics:
          - while
          - { name: for, concept: "Iteration: over items", code: for and enumerate }
  - name: Data
    description: Keeping things.
    order: 0
`;

function faultsOf(text: string): string[] {
  try {
    readTaxonomy(text, 'file');
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

describe('a file of a taxonomy', () => {
  it('says by its form what belongs to what, and a subtopic may be its name alone', () => {
    expect(readTaxonomy(SMALL, 'file')).toEqual({
      zones: [
        {
          name: 'Foundations',
          description: 'The first steps.',
          topics: [
            {
              name: 'Loops',
              description: 'Doing things again.',
              subtopics: [
                { name: 'while', concept: null, code: null },
                { name: 'for', concept: 'Iteration: over items', code: 'for and enumerate' },
              ],
            },
          ],
        },
        { name: 'Data', description: 'Keeping things.', order: 0, topics: [] },
      ],
    });
  });

  it.each(TAXONOMY_FORMATS)('is the same when written as %s and read again', (format) => {
    const odd = ['yes', '1.0', '- "x": #', "it's", '[null]', 'tab\\there', 'naïve 制御 🙂'];
    const taxonomy = readTaxonomy(SMALL, 'file');
    const all = {
      zones: [
        ...taxonomy.zones,
        ...odd.map((name) => ({ name, description: `${name}: ${name}`, topics: [] })),
      ],
    };
    expect(readTaxonomy(writeTaxonomy(all, format), 'file')).toEqual(all);
  });

  it('tells all its faults at once, each with its place', () => {
    const text = `
zones:
  - name: Data
    description: Keeping things.
    order: -1
    topics:
      - name: Lists
        description: Rows.
        parent: Data
        subtopics:
          - name: ${'x'.repeat(101)}
          - Slices
          - { name: SLICES, concept: 3 }
      - name: lists
        description: Rows again.
        slug: Not A Slug
      - just a text
  - description: No name.
    topics: 3
  - name: data
    description: Twice.
`;
    expect(faultsOf(text)).toEqual([
      'zone 1 "Data" > order must be a whole number from 0 to 1000000.',
      'zone 1 "Data" > topic 1 "Lists" has the unknown field parent: what it belongs to is said by what it lies in.',
      `zone 1 "Data" > topic 1 "Lists" > subtopic 1 "${'x'.repeat(40)}" > name has 101 characters; give at most 100.`,
      'zone 1 "Data" > topic 1 "Lists" > subtopic 3 "SLICES" > concept must be a text.',
      'zone 1 "Data" > topic 1 "Lists" > subtopic 3 "SLICES" has the same name as zone 1 "Data" > topic 1 "Lists" > subtopic 2 "Slices".',
      'zone 1 "Data" > topic 2 "lists" > slug must be small letters and digits, in parts joined by single hyphens.',
      'zone 1 "Data" > topic 3 must have fields (name, description, slug, subtopics).',
      'zone 1 "Data" > topic 2 "lists" has the same name as zone 1 "Data" > topic 1 "Lists".',
      'zone 2 > name is missing.',
      'zone 2 > topics must be a list.',
      'zone 3 "data" has the same name as zone 1 "Data".',
    ]);
  });

  it('asks for a slug where two names have the same', () => {
    const topics = ['C', 'C++'].map((name) => `      - { name: ${name}, description: d }`).join('\n');
    expect(faultsOf(`zones:\n  - name: Languages\n    description: d\n    topics:\n${topics}`)).toEqual([
      'zone 1 "Languages" > topic 2 "C++" has the same slug as zone 1 "Languages" > topic 1 "C".',
    ]);
  });

  it.each([
    ['no file at all', ''],
    ['a text', 'zones'],
    ['a list', '[]'],
    ['broken YAML', 'zones: [\n'],
    ['a field twice', '{"zones": [], "zones": []}'],
    ['a part that contains itself', 'zones: &all\n  - *all\n'],
    ['a tag that makes an object', 'zones: !!js/function "x"'],
    ['two documents', 'zones: []\n---\nzones: []\n'],
    ['a deep nest', '['.repeat(10_000)],
  ])('is refused when it is %s', (_, text) => {
    expect(() => readTaxonomy(text, '--file')).toThrow(
      expect.objectContaining({ code: 'taxonomy.invalid_file', field: '--file' }),
    );
  });
});

describe('the starter taxonomy', () => {
  it('is valid, and every subtopic has both intents', () => {
    const { zones } = readTaxonomy(readFileSync(STARTER_TAXONOMY, 'utf8'), 'file');
    const topics = zones.flatMap((zone) => zone.topics);
    const subtopics = topics.flatMap((topic) => topic.subtopics);
    expect([zones.length, topics.length]).toEqual([4, 14]);
    expect(subtopics.length).toBeGreaterThanOrEqual(95);
    expect(subtopics.filter(({ concept, code }) => concept === null || code === null)).toEqual([]);
  });
});
