import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { ingestWithColophon } from './contenders/colophon-ingest.js';
import { ingestWithLangChain } from './contenders/langchain-ingest.js';
import type { IngestRun, IngestTask } from './ingest/ingest-run.js';
import { ingestReport } from './ingest/report.js';
import { measureInTurn } from './measuring/in-turn.js';
import { describeMachine } from './measuring/machine.js';
import { HANDBOOK, LANGCHAIN_FOLDER, MODELS_FOLDER, PRODUCT_FOLDER, corpusBooks } from './places.js';
import { databaseUrl, startServer } from './postgres.js';
import { pinnedVersions } from './versions.js';

const USAGE = `Usage: npm run bench:ingest -- [--book PDF] [--rounds N] [--json]

Takes one book from the PDF to vectors in PostgreSQL, with Colophon and with LangChain.js in turn.

  --book PDF   the book (default: biopython.pdf of the corpus, or the sample handbook where there is no corpus)
  --rounds N   how often each is measured (default: 2)
  --json       all numbers as JSON
`;

const ROUNDS = 2;
const DEFAULT_BOOK = 'biopython.pdf';
const LANGCHAIN_PACKAGES = [
  '@langchain/community',
  '@langchain/core',
  '@huggingface/transformers',
  'pdf-parse',
];

function requirePeers(): void {
  if (!existsSync(join(LANGCHAIN_FOLDER, 'node_modules'))) {
    throw new UserError('bench.no_peers', 'LangChain.js is not installed.', {
      hint: 'Run npm ci in the folder bench/peers-langchain.',
    });
  }
  if (!existsSync(MODELS_FOLDER)) {
    throw new UserError('bench.no_models', 'The model files have not been exported.', {
      hint: 'Run bench/export-models.py, see bench/README.md.',
    });
  }
}

interface Ingester {
  readonly name: string;
  /** Table in which it stores a row with a vector for each chunk. */
  readonly table: string;
  readonly ingest: (task: IngestTask) => Promise<IngestRun>;
}

const INGESTERS: readonly Ingester[] = [
  { name: 'Colophon', table: 'chunk_embeddings', ingest: ingestWithColophon },
  { name: 'LangChain.js', table: 'documents', ingest: ingestWithLangChain },
];

/** Gives every run its own database and drops it afterwards. */
async function inFreshDatabase(
  serverUrl: string,
  book: string,
  { name: ingester, table, ingest }: Ingester,
): Promise<IngestRun> {
  const name = 'colophon_bench';
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.query('CHECKPOINT');
    const url = databaseUrl(serverUrl, name);
    const run = await ingest({ book, databaseUrl: url });
    const stored = await countVectors(url, table);
    if (stored !== run.chunks) {
      throw new Error(`${ingester} stored ${stored} vectors for ${run.chunks} chunks.`);
    }
    return run;
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function countVectors(url: string, table: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const counted = `SELECT count(embedding)::int AS count FROM ${client.escapeIdentifier(table)}`;
    const { rows } = await client.query<{ count: number }>(counted);
    return rows[0]!.count;
  } finally {
    await client.end();
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    book: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ book: given, rounds, json }) {
    requirePeers();
    const times = countOption('rounds', rounds, ROUNDS);
    const corpus = await corpusBooks();
    const book = given ?? corpus.find((path) => basename(path) === DEFAULT_BOOK) ?? HANDBOOK;
    const server = await startServer();
    try {
      const measured = await measureInTurn(
        INGESTERS.map((one) => ({
          name: one.name,
          measure: () => inFreshDatabase(server.url, book, one),
        })),
        times,
        (name, round) => note(`round ${round} of ${times}: ${name}`),
      );
      const report = ingestReport(measured, {
        machine: await describeMachine(),
        versions: {
          ...(await pinnedVersions(PRODUCT_FOLDER, ['onnxruntime-node', '@embedpdf/pdfium'])),
          ...(await pinnedVersions(LANGCHAIN_FOLDER, LANGCHAIN_PACKAGES)),
        },
        book: basename(book),
      });
      print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
    } finally {
      await server.stop();
    }
  },
});
