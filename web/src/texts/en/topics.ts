import { counted } from '../plural.js';
import { topicsViews } from './parts.js';

/** The texts of `features/topics`. */
export const topics = {
  title: 'Topics',
  about: 'What your courses teach, and which passages of the library serve each subtopic.',
  views: 'Parts of the topics',
  view: topicsViews,
  tree: 'Zones, topics and subtopics',
  emptyTitle: 'There are no topics yet',
  emptyAbout:
    'Begin with the taxonomy of programming that comes with the program, import a file, or add a zone.',
  starter: 'Use the starter taxonomy',
  import: 'Import a file',
  importFile: 'File of topics, YAML or JSON',
  exportMenu: 'Export',
  exportAs: { yaml: 'As YAML', json: 'As JSON' },
  fileName: 'topics',
  mergedCounts: (created: number, changed: number, unchanged: number) =>
    `Topics imported: ${counted(created, 'entry is', 'entries are')} new, ${changed} changed, ${unchanged} as before.`,
  chooseTitle: 'Choose a subtopic',
  chooseAbout: 'The passages that serve it appear here, best first.',
  add: { zone: 'Add a zone', topic: 'Add a topic', subtopic: 'Add a subtopic' },
  edit: 'Edit',
  editTitle: (name: string) => `Edit “${name}”`,
  remove: 'Delete',
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeAbout: {
    zone: (topics: number) =>
      topics === 0
        ? 'The zone has no topics.'
        : `Its ${counted(topics, 'topic goes', 'topics go')} with it, and all their subtopics with their vectors and lists.`,
    topic: (subtopics: number) =>
      subtopics === 0
        ? 'The topic has no subtopics.'
        : `It still has ${counted(subtopics, 'subtopic', 'subtopics')}. Delete or move them first.`,
    subtopic: 'Its vectors and lists go with it. The books stay as they are.',
  },
  removed: (name: string) => `“${name}” was deleted.`,
  saved: (name: string) => `“${name}” was saved.`,
  expand: (name: string) => `Subtopics of ${name}`,
  counts: {
    topics: (count: number) => counted(count, 'topic', 'topics'),
    subtopics: (count: number) => counted(count, 'subtopic', 'subtopics'),
  },
  noSubtopics: 'No subtopics yet.',
  field: {
    name: 'Name',
    description: 'Description',
    zone: 'Zone',
    topic: 'Topic',
    order: 'Place in the list, from 0',
    orderHint: 'Empty: after all others.',
    conceptIntent: 'What a learner should understand',
    codeIntent: 'What a learner should use in code',
    slug: 'Name for addresses',
    slugHint: 'Small letters, digits and single hyphens. Empty: made from the name.',
  },
  noIntent: 'Not said.',
  vectors: {
    not_started: 'No vectors yet',
    pending: 'Vectors wait',
    processing: 'Vectors are being made',
    completed: 'Vectors ready',
    failed: 'Vectors failed',
  },
  slots: { concept: 'To understand', code: 'To use in code' },
  emptyList:
    'No passage is near enough. The library lacks a book about this, or the lists were not made yet.',
  toContext: 'Context for a language model',
  coverage: {
    levels: { good: 'Good', weak: 'Weak', none: 'Lacking' },
    meaning: 'Good: at least three passages with a score of 0.5. Weak: fewer. Lacking: none.',
    filter: 'Show',
    all: 'All subtopics',
    only: { good: 'Only good ones', weak: 'Only weak ones', none: 'Only what the library lacks' },
    text: 'Part of a name',
    table: 'Coverage of the subtopics',
    columns: {
      subtopic: 'Subtopic',
      topic: 'Topic',
      concept: 'To understand',
      code: 'To use in code',
      total: 'Passages',
    },
    list: (count: number, best: string) => `${count} · best ${best}`,
    bar: (slot: string, good: number, weak: number, none: number) =>
      `${slot}: ${good} good, ${weak} weak, ${none} lacking`,
    emptyTitle: 'No subtopic is like that',
    emptyAbout: 'Choose another filter.',
    shown: (shown: number, all: number) => `${shown} of ${counted(all, 'subtopic', 'subtopics')}`,
  },
  rankings: {
    start: 'Rank all passages',
    startAbout:
      'Each subtopic gets the passages of all books that are nearest to its intents. Searches go on meanwhile.',
    threshold: 'Least score, 0 to 1',
    thresholdHint: 'Empty: as the settings say.',
    length: 'Passages in each list, 1 to 50',
    started: 'The ranking was started.',
    list: 'Rankings',
    emptyTitle: 'Nothing was ranked yet',
    emptyAbout: 'Books are ranked when they are complete. Start a ranking after you changed topics.',
    status: { queued: 'In work', completed: 'Complete', failed: 'Failed' },
    columns: { asked: 'Asked for', status: 'State', result: 'Result' },
    waiting: 'The lists are being made.',
    failed: 'Its job is among the dead letters; see Operations.',
    result: (subtopics: number, passages: number) =>
      `${counted(subtopics, 'subtopic has', 'subtopics have')} passages, ${passages} in all`,
    vectors: 'Vectors of the subtopics',
    vectorsDone: (done: number, total: number) =>
      `${done} of ${counted(total, 'subtopic', 'subtopics')} ready`,
    vectorsFailed: (count: number) => `${counted(count, 'subtopic', 'subtopics')} failed`,
    make: 'Make what is missing',
    made: 'The missing vectors are being made.',
  },
  context: {
    question: 'A question',
    subtopic: 'Subtopic',
    instead: 'Ask a question instead',
    difficulty: 'Level of the readers',
    anyDifficulty: 'Any',
    game: 'What it is for',
    gameHint: '“coding” gets programs, anything else prose.',
    budget: 'Most tokens',
    make: 'Make the context',
    used: (used: string, budget: string, by: string) => `${used} of ${budget} tokens, as ${by} counts them`,
    usedLabel: 'Tokens used',
    fallback: 'Nothing was found for it: the text asks the model for general knowledge.',
    text: 'Text for the model',
    sources: 'What it quotes',
    pool: { primary: 'For these readers', supplementary: 'For more advanced readers' },
    emptyTitle: 'What would a language model get?',
    emptyAbout:
      'Ask a question, or choose a subtopic in the tree: here is the very text, within its budget of tokens.',
  },
};
