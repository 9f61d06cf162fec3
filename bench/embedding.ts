import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { embedWithColophon } from './contenders/colophon.js';
import { embedWithPeer } from './contenders/peer.js';
import type { EmbeddingRun, EmbeddingTask } from './embedding/embedding-run.js';
import { embeddingReport } from './embedding/report.js';
import { chunksOf, readTexts, sampleOf } from './embedding/texts.js';
import { measureInTurn } from './measuring/in-turn.js';
import type { Contender } from './measuring/in-turn.js';
import { describeMachine } from './measuring/machine.js';
import { HANDBOOK, MODELS_FOLDER, PEERS_FOLDER, PRODUCT_FOLDER, corpusBooks } from './places.js';
import { pinnedVersions } from './versions.js';

const USAGE = `Usage: npm run bench:embedding -- [--texts FILE | --book PDF ...] [--chunks N] [--rounds N] [--json]

Embeds the same chunks of real books with Colophon and with transformers.js and fastembed, in turn.

  --texts FILE   JSON array of texts instead of books
  --book PDF     book to take chunks from, may be repeated (default: the sample handbook and the corpus, if there is one)
  --chunks N     number of chunks, taken at equal distances (default: 600)
  --rounds N     how often everybody is measured (default: 3)
  --json         all numbers as JSON
`;

const CHUNKS = 600;
const ROUNDS = 3;

function contenders(task: EmbeddingTask): Contender<EmbeddingRun>[] {
  const workers = availableParallelism();
  const ours = (executor: 'process' | 'thread', count: number) => ({
    name: `Colophon, ${count} ${executor}${count === 1 ? '' : executor === 'process' ? 'es' : 's'}`,
    measure: () => embedWithColophon(task, { executor, workers: count }),
  });
  const peer = (library: 'transformers-js' | 'fastembed', label: string, batch: number) => ({
    name: `${label}, batch ${batch}`,
    measure: () => embedWithPeer(task, { library, batch }),
  });
  return [
    ours('process', workers),
    peer('transformers-js', 'transformers.js q8', 1),
    ours('thread', workers),
    peer('transformers-js', 'transformers.js q8', 32),
    ours('process', 1),
    peer('fastembed', 'fastembed int8', 1),
    peer('fastembed', 'fastembed int8', 32),
  ];
}

function requirePeers(): void {
  if (!existsSync(join(PEERS_FOLDER, 'node_modules'))) {
    throw new UserError('bench.no_peers', 'The libraries to compare with are not installed.', {
      hint: 'Run npm ci in the folder bench/peers.',
    });
  }
  if (!existsSync(MODELS_FOLDER)) {
    throw new UserError('bench.no_models', 'Their model files have not been exported.', {
      hint: 'Run bench/export-models.py, see bench/README.md.',
    });
  }
}

await runBenchmark({
  usage: USAGE,
  options: {
    texts: { type: 'string' },
    book: { type: 'string', multiple: true },
    chunks: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  async run({ texts: textsGiven, book, chunks, rounds, json }) {
    requirePeers();
    const count = countOption('chunks', chunks, CHUNKS);
    const times = countOption('rounds', rounds, ROUNDS);
    const sample =
      textsGiven === undefined
        ? await chunksOf(book ?? [HANDBOOK, ...(await corpusBooks())])
        : await readTexts(textsGiven);
    const texts = sampleOf(sample.texts, count);
    const folder = await mkdtemp(join(tmpdir(), 'colophon-bench-'));
    try {
      const task = { textsFile: join(folder, 'texts.json'), vectorsFile: join(folder, 'vectors.f32') };
      await writeFile(task.textsFile, JSON.stringify(texts));
      const measured = await measureInTurn(contenders(task), times, (name, round) =>
        note(`round ${round} of ${times}: ${name}`),
      );
      const report = embeddingReport(measured, {
        machine: await describeMachine(),
        versions: {
          ...(await pinnedVersions(PRODUCT_FOLDER, ['onnxruntime-node'])),
          ...(await pinnedVersions(PEERS_FOLDER, ['@huggingface/transformers', 'fastembed'])),
        },
        texts: texts.length,
        sources: sample.sources,
      });
      print(json ? JSON.stringify(report.numbers, null, 2) : report.text);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
