import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UserError, messageOf } from '../src/errors/errors.js';

const FAILED = 1;
const WRONG_USE = 2;

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

interface Benchmark<O extends Options> {
  readonly usage: string;
  readonly options: O;
  /** Whether the benchmark takes arguments besides options, such as files. */
  readonly takesArguments?: boolean;
  /** Measures and prints. */
  run(values: Values<O>, args: readonly string[]): Promise<void>;
}

/** Runs a benchmark with the arguments of this process and sets the exit code. */
export async function runBenchmark<O extends Options>(benchmark: Benchmark<O>): Promise<void> {
  let values: Values<O>;
  let args: readonly string[];
  try {
    const { options, takesArguments: allowPositionals = false } = benchmark;
    ({ values, positionals: args } = parseArgs({ options, allowPositionals }));
  } catch (error) {
    process.stderr.write(`error: ${messageOf(error)}\n\n${benchmark.usage}`);
    process.exitCode = WRONG_USE;
    return;
  }
  if ((values as { help?: boolean }).help) {
    process.stdout.write(benchmark.usage);
    return;
  }
  try {
    await benchmark.run(values, args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.hint === undefined ? '' : `       ${error.hint}\n`;
    process.stderr.write(`error: ${error.message}\n${hint}`);
    process.exitCode = FAILED;
  }
}

/** @throws {UserError} `bench.not_a_count` for anything but a whole number from 1. */
export function countOption(name: string, given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback;
  if (!/^[1-9]\d*$/.test(given)) {
    throw new UserError('bench.not_a_count', `--${name} must be a whole number from 1, not "${given}".`, {
      field: name,
    });
  }
  return Number(given);
}

/** Shows progress to a waiting person; stdout is only for the results. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
