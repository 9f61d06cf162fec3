import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, runBenchmark } from './command.js';
import { ingestOverHttp } from './measuring/ingest-over-http.js';
import { withOwnServer } from './measuring/own-server.js';
import { HANDBOOK } from './places.js';

const USAGE = `Usage: npm run test:api-fuzz -- [--minutes M] [--examples N] [--seed S] [--only REGEX]

Sends requests that schemathesis makes from the API description of a server of its own, right ones and wrong ones, and
fails on an answer that is no fault of the request (5xx), that is not described, or that does not fit its description.

schemathesis is a Python program: pip install schemathesis==4.32.5. COLOPHON_SCHEMATHESIS names it if it is not on the PATH.

  --minutes M    at most so long (default: 20)
  --examples N   requests of each operation (default: 500)
  --seed S       repeats a run (default: a new one, which is printed)
  --only REGEX   only operations whose path matches
`;

/** What schemathesis considers wrong although it is right here. */
const NOT_WRONG = [
  // An unknown method is answered by the router before any route, and a test of its own looks at it.
  'unsupported_method',
  // It takes for invalid what only another part of the same request makes invalid, and the other way round.
  'positive_data_acceptance',
];

await runBenchmark({
  usage: USAGE,
  options: {
    minutes: { type: 'string' },
    examples: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  },
  run: async ({ minutes, examples, seed, only }) => {
    const limits = {
      seconds: countOption('minutes', minutes, 20) * 60,
      examples: countOption('examples', examples, 500),
      seed: countOption('seed', seed, 1 + Math.floor(Math.random() * 1_000_000)),
      only,
    };
    await withOwnServer({ EMBEDDING_WORKERS: '1' }, async ({ address, folder }) => {
      note(`seed ${limits.seed}; ingesting the handbook`);
      await ingestOverHttp(address, HANDBOOK);
      process.exitCode = await schemathesis(address, folder, await keyOf(address), limits);
    });
  },
});

interface Limits {
  readonly seconds: number;
  readonly examples: number;
  readonly seed: number;
  readonly only?: string;
}

/** From the first key on, the server asks for one. */
async function keyOf(address: string): Promise<string> {
  const answer = await fetch(`${address}/v1/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'schemathesis', scope: 'admin' }),
  });
  return ((await answer.json()) as { key: string }).key;
}

async function schemathesis(
  address: string,
  folder: string,
  key: string,
  { seconds, examples, seed, only }: Limits,
): Promise<number> {
  const program = process.env['COLOPHON_SCHEMATHESIS'] ?? 'schemathesis';
  const child = spawn(
    program,
    [
      ['run', `${address}/docs-json`, '--url', address],
      ['--header', `Authorization: Bearer ${key}`],
      ['--max-time', String(seconds), '--max-examples', String(examples), '--seed', String(seed)],
      ['--continue-on-failure', '--exclude-checks', NOT_WRONG.join(','), '--request-timeout', '30'],
      // Streams of events never end.
      ['--exclude-path-regex', '/events$'],
      only === undefined ? [] : ['--include-path-regex', only],
    ].flat(),
    // Its cache of found cases goes with the library.
    { stdio: 'inherit', cwd: folder },
  );
  const failed = once(child, 'error').then(([cause]: unknown[]) => {
    throw new UserError('bench.no_program', `${program} cannot be started.`, {
      field: 'COLOPHON_SCHEMATHESIS',
      hint: 'pip install schemathesis==4.32.5',
      cause,
    });
  });
  const [code] = (await Promise.race([once(child, 'exit'), failed])) as [number | null];
  return code ?? 1;
}
