import type { DataSource } from 'typeorm';
import type { Slot } from '../src/book/slot.js';
import { connect } from '../src/database/connect.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import type { SlotModel } from '../src/embedding/slot-models.js';
import { createIndex } from '../src/embedding/vector-index.js';
import { RankingRepository } from '../src/ranking/ranking.repository.js';
import { scoreSlot } from '../src/ranking/scorer.js';
import type { ScoredChunk, ScoringWay } from '../src/ranking/scorer.js';
import { ENTITIES } from '../src/roles/entities.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { measureInTurn } from './measuring/in-turn.js';
import { describeMachine, machineLine } from './measuring/machine.js';
import { spreadOf } from './measuring/statistics.js';
import { spread, table } from './measuring/table.js';
import { withDatabases } from './postgres.js';
import { fillLibrary } from './ranking/library.js';

const USAGE = `Usage: npm run bench:ranking -- [--chunks N] [--subtopics N] [--rounds N] [--json]

Ranks all chunks for all subtopics, two lists each, and stores the lists in PostgreSQL: by all vectors in a thread, by
the index of the model, and by all vectors in the database.

  --chunks N      vectors of 384 dimensions (default: 100000)
  --subtopics N   subtopics with two intents each (default: 200)
  --rounds N      how often each way is measured (default: 3)
  --json          all numbers as JSON
`;

const CHUNKS = 100_000;
const SUBTOPICS = 200;
const ROUNDS = 3;
const DATABASE = 'colophon_bench';
const LIMITS = { length: 15, threshold: 0.1 };
/** Targets in seconds. */
const INDEX_SECONDS = 1;
const EXACT_SECONDS = 6;
/** Largest difference of a score from that of the database. */
const SAME_SCORE = 1e-6;

type Lists = Record<Slot, readonly ScoredChunk[]>;
interface Ranked {
  readonly seconds: number;
  readonly lists: Lists;
}

/** As the service does it: one transaction, and the lists are replaced. */
async function rank(dataSource: DataSource, models: readonly SlotModel[], way: ScoringWay): Promise<Ranked> {
  const repository = new RankingRepository(dataSource);
  const started = performance.now();
  const lists = await dataSource.transaction(async (manager) => {
    await repository.begin(manager);
    const ranked: Lists = { concept: [], code: [] };
    for (const model of models) {
      ranked[model.slot] = (await scoreSlot(manager, model, LIMITS, { way })).scored;
    }
    for (const model of models) await repository.replace(model, ranked[model.slot], manager);
    return ranked;
  });
  return { seconds: (performance.now() - started) / 1000, lists };
}

/** Share of the exact entries that the other lists have, and the largest difference of a common score. */
function compare(exact: Lists, other: Lists): { readonly recall: number; readonly apart: number } {
  const entries = (lists: Lists) =>
    new Map(
      Object.entries(lists).flatMap(([slot, scored]) =>
        scored.map(({ subtopicId, chunkId, score }) => [`${slot} ${subtopicId} ${chunkId}`, score] as const),
      ),
    );
  const [wanted, found] = [entries(exact), entries(other)];
  const common = [...wanted].filter(([key]) => found.has(key));
  const apart = common.map(([key, score]) => Math.abs(score - found.get(key)!));
  return { recall: common.length / wanted.size, apart: Math.max(...apart) };
}

async function measure(url: string, chunks: number, subtopics: number, rounds: number) {
  const { dataSource } = await connect(dataSourceOptions({ url }, 1, ENTITIES));
  try {
    note(`writing ${chunks} chunks`);
    const models = await fillLibrary(dataSource, chunks, subtopics);
    const exactly = { name: 'all vectors, in a thread', measure: () => rank(dataSource, models, 'exact') };
    // Without an index the same statement reads all vectors once for each subtopic.
    const inDatabase = {
      name: 'all vectors, in the database',
      measure: () => rank(dataSource, models, 'index'),
    };
    const without = await measureInTurn([exactly, inDatabase], 1, (name) => note(`warming up: ${name}`));
    const reference = without[1]!.rounds[0]!.lists;
    note('building the index');
    const built = performance.now();
    await dataSource.query(`SET maintenance_work_mem = '1GB'`);
    await dataSource.query(createIndex(models[0]!, false));
    const buildSeconds = (performance.now() - built) / 1000;
    const byIndex = { name: 'the index', measure: () => rank(dataSource, models, 'index') };
    const measured = await measureInTurn([exactly, byIndex], rounds, (name, round) =>
      note(`round ${round}: ${name}`),
    );
    const ways = [...measured, { name: inDatabase.name, rounds: without[1]!.rounds }].map(
      ({ name, rounds }) => ({
        name,
        seconds: spreadOf(rounds.map(({ seconds }) => seconds)),
        ...compare(reference, rounds.at(-1)!.lists),
      }),
    );
    return { machine: await describeMachine(), chunks, subtopics, buildSeconds, ways };
  } finally {
    await dataSource.destroy();
  }
}

function textOf({
  machine,
  chunks,
  subtopics,
  buildSeconds,
  ways,
}: Awaited<ReturnType<typeof measure>>): string {
  const [exact, index] = ways;
  const targets = [
    [
      `${exact!.seconds.median.toFixed(2)} s by all vectors (target ${EXACT_SECONDS})`,
      exact!.seconds.median <= EXACT_SECONDS,
    ],
    [
      `${index!.seconds.median.toFixed(2)} s by the index (target ${INDEX_SECONDS})`,
      index!.seconds.median <= INDEX_SECONDS,
    ],
    [
      `${exact!.apart.toExponential(1)} apart from the scores of the database (target ${SAME_SCORE})`,
      exact!.apart <= SAME_SCORE,
    ],
  ] as const;
  return [
    machineLine(machine),
    `${subtopics} subtopics x ${chunks} chunks of 384 dimensions in 500 clusters, two lists of ${LIMITS.length}; ` +
      `the index was built in ${buildSeconds.toFixed(0)} s`,
    '',
    table(
      ['way', 'seconds', 'entries of the exact lists'],
      ways.map(({ name, seconds, recall }) => [name, spread(seconds, 2), `${(100 * recall).toFixed(2)} %`]),
    ),
    '',
    ...targets.map(([text, isMet]) => `${isMet ? 'met   ' : 'MISSED'}  ${text}`),
  ].join('\n');
}

await runBenchmark({
  usage: USAGE,
  options: {
    chunks: { type: 'string' },
    subtopics: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ chunks, subtopics, rounds, json }) {
    const sizes = [
      countOption('chunks', chunks, CHUNKS),
      countOption('subtopics', subtopics, SUBTOPICS),
      countOption('rounds', rounds, ROUNDS),
    ] as const;
    const report = await withDatabases([DATABASE], (url) => measure(url, ...sizes));
    print(json ? JSON.stringify(report, null, 2) : textOf(report));
  },
});
