import { counted } from '../../plural.js';

export const overview = {
  about: 'What is wrong, since when, and what to do.',
  concerns: 'Needs attention',
  allWell: 'Nothing needs attention.',
  allWellSo: 'Nothing that your key may see needs attention.',
  unread: 'Something could not be read',
  since: (moment: string, age: string) => `since ${moment} (${age})`,
  goTo: {
    queue: 'Open the queue',
    folders: 'Open the folders',
    models: 'Open the models',
    webhooks: 'Open the webhooks',
    library: 'Open the library',
  },
  unhealthy: {
    what: 'The server cannot work',
    todo: 'The log says why. “colophon doctor”, on the machine of the server, checks each part and says what to do.',
  },
  dead: {
    what: (count: number) => `${counted(count, 'job has', 'jobs have')} failed for good`,
    todo: 'Look at the error, remove its cause, and put the job back.',
  },
  paused: {
    what: (names: string) => `Paused: ${names}`,
    todo: 'New jobs wait until someone resumes them.',
  },
  failed: {
    what: (count: number) => `${counted(count, 'book', 'books')} could not be read`,
    todo: 'Open the library to see why, and to try again.',
  },
  silent: {
    what: (worker: string) => `${worker} gives no sign of life`,
    todo: 'If its process is gone, another worker takes over its work by itself. If nothing moves, restart it.',
  },
  webhookOff: {
    what: (url: string) => `The webhook ${url} was switched off`,
    todo: 'Mend the receiver, test the webhook, and switch it on again. It continues where it stopped.',
  },
  folder: {
    problem: (path: string, why: string) => `The folder ${path} cannot be followed: ${why}`,
    problemTodo: 'Remove the cause. The next look goes on by itself.',
    held: (path: string, count: number) =>
      `${counted(count, 'book is', 'books are')} gone from the folder ${path}`,
    heldTodo: 'Mount the disk if it is missing. Otherwise say that these books may be hidden.',
    refused: (path: string, count: number) =>
      `The library cannot take ${counted(count, 'book', 'books')} of the folder ${path}`,
    refusedTodo: 'Look at the errors. A book is tried again when its file changes.',
  },
  changeFailed: { what: 'The change of model has failed', todo: 'Remove the cause, then continue it.' },
  changeReady: {
    what: 'A change of model waits for the switch',
    todo: 'Compare both models, then switch or cancel.',
  },
  health: 'Health',
  up: 'up',
  down: 'down',
  part: {
    database: 'Database',
    queue: 'Queue',
    store: 'File store',
    model: 'Model',
    embedding: 'Embedding',
    vectors: 'Vectors',
  } as Readonly<Record<string, string>>,
  /** What a part says of itself; what a later version adds, by its own name. */
  detail: (field: string, value: string) => {
    const names: Readonly<Record<string, string>> = {
      key: 'for prose',
      dimension: 'numbers in a vector',
      models: 'in use',
    };
    return field === 'message' ? value : `${names[field] ?? field}: ${value}`;
  },
  hidden: 'The server is ready. What it consists of is shown to holders of a key.',
  jobs: 'Queue',
  workers: 'Workers',
  noWorkers: 'No process has work now.',
  worker: (host: string, pid: number) => `${host}, process ${pid}`,
  modelChange: (model: string) => `Change to the model ${model}`,
  partOf: (title: string) => `helps with ${title}`,
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  beat: (age: string) => `no sign of life for ${age}`,
  columns: { who: 'Process', what: 'Works on', stage: 'Stage', progress: 'Progress' },
  library: 'Library',
  figures: {
    documents: 'Documents',
    pages: 'Pages',
    bytes: 'Files',
    sections: 'Sections',
    chunks: 'Chunks',
    tokens: 'Tokens a chunk (mean)',
  },
  vectors: 'Vectors by model',
  inUse: 'searches use it',
  lastDay: 'The last 24 hours',
  noRuns: 'No run ended in the last 24 hours.',
  runs: (state: string, count: string) => `${state}: ${count}`,
  endStates: { completed: 'Completed', failed: 'Failed', cancelled: 'Cancelled' } as Readonly<
    Record<string, string>
  >,
  stageColumns: { stage: 'Stage', median: 'Median', rate: 'Speed' },
  perSecond: { pages: (rate: string) => `${rate} pages/s`, chunks: (rate: string) => `${rate} chunks/s` },
  charts: 'Throughput and latency',
  chartsAbout: (time: string) =>
    `What this page has seen since it was opened at ${time}. The server keeps no series; the figures of the last 24 hours are above.`,
  chartsEmpty: 'No run has moved since the page was opened. Add a book, and watch it here.',
  pagesRead: 'Pages read a second',
  chunksEmbedded: 'Chunks embedded a second',
  runTimes: 'Seconds from the start of a run to its end',
  took: 'Took',
  waited: 'Waited before',
  atMost: (name: string, most: string) => `${name}: at most ${most}`,
};
