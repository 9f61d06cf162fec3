import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { UserError } from '../src/errors/errors.js';
import { DEFAULT_MODEL } from '../src/models/model-store.js';
import { note, print, runBenchmark } from './command.js';
import { findWithColophon } from './contenders/colophon-finding.js';
import { findWithLangChain, findWithLlamaIndex } from './contenders/peer-finding.js';
import { findingReport } from './finding/report.js';
import type { NamedRun } from './finding/report.js';
import type { FindingRun, FindingTask } from './finding/task.js';
import { describeMachine } from './measuring/machine.js';
import { LANGCHAIN_FOLDER, LLAMAINDEX_FOLDER, PRODUCT_FOLDER, corpusBooks } from './places.js';
import { databaseUrl, startServer } from './postgres.js';
import { questionsOfPeople } from './retrieval/questions-of-people.js';
import { pinnedVersions } from './versions.js';

const USAGE = `Usage: npm run bench:finding -- [--json]

Takes the books of the corpus in with Colophon, LangChain.js and LlamaIndex.TS, each as its documentation shows and all
with the bundled model, and asks each book what people asked about it.

  --json   all numbers as JSON
`;

/** Fits the model, which reads 256 tokens. */
const FITTING = { chunkSize: 256, chunkOverlap: 32 };

const CONTENDERS: readonly {
  readonly name: string;
  readonly find: (task: FindingTask) => Promise<FindingRun>;
}[] = [
  { name: 'Colophon', find: findWithColophon },
  { name: 'LangChain.js, 1000 characters', find: findWithLangChain },
  { name: 'LlamaIndex.TS, defaults (1024 tokens)', find: (task) => findWithLlamaIndex(task, {}) },
  { name: 'LlamaIndex.TS, 256 tokens', find: (task) => findWithLlamaIndex(task, FITTING) },
];

function requirePeers(): void {
  for (const folder of [LANGCHAIN_FOLDER, LLAMAINDEX_FOLDER]) {
    if (existsSync(join(folder, 'node_modules'))) continue;
    throw new UserError('bench.no_peers', `${basename(folder)} is not installed.`, {
      hint: `Run npm ci in the folder bench/${basename(folder)}.`,
    });
  }
}

/** The same database name each time, so that every contender finds the server as the first one did. */
async function inFreshDatabase<T>(serverUrl: string, use: (url: string) => Promise<T>): Promise<T> {
  const name = 'colophon_bench';
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    return await use(databaseUrl(serverUrl, name));
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

await runBenchmark({
  usage: USAGE,
  options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  async run({ json }) {
    requirePeers();
    const asked = [];
    for (const path of await corpusBooks()) {
      const questions = await questionsOfPeople(basename(path, '.pdf'));
      if (questions.length > 0) asked.push({ name: basename(path), path, questions });
    }
    if (asked.length === 0) {
      throw new UserError('bench.no_questions', 'There are no questions of people beside the corpus.');
    }
    const books = asked.map(({ questions, ...book }) => {
      return { ...book, questions: questions.map(({ text }) => text) };
    });
    const server = await startServer();
    const runs: NamedRun[] = [];
    try {
      for (const { name, find } of CONTENDERS) {
        note(name);
        const run = await inFreshDatabase(server.url, (url) => find({ books, databaseUrl: url }));
        runs.push({ name, run });
      }
    } finally {
      await server.stop();
    }
    const report = findingReport(
      runs,
      asked.map(({ questions }) => questions),
      {
        machine: await describeMachine(),
        versions: {
          ...(await pinnedVersions(PRODUCT_FOLDER, ['onnxruntime-node'])),
          ...(await pinnedVersions(LANGCHAIN_FOLDER, [
            '@langchain/community',
            '@langchain/core',
            'pdf-parse',
          ])),
          ...(await pinnedVersions(LLAMAINDEX_FOLDER, ['llamaindex', '@llamaindex/readers'])),
        },
        model: DEFAULT_MODEL,
      },
    );
    print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
  },
});
