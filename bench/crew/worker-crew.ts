import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SERVER } from '../places.js';

const NODE = process.execPath;
/** Log message of the engine for each batch that its workers have computed. */
const COMPUTED = /"msg":"Computed (\d+) texts/;
/** Log message of a run that makes progress with its book. */
const READ = /"msg":"Run (\S+): reading (\d+) of/;

/** Worker processes of the product; each is replaced as soon as it ends. */
export class WorkerCrew {
  /** Number of texts for which all workers together computed a vector, including killed workers. */
  textsComputed = 0;
  private readonly pagesOfRuns = new Map<string, number>();
  private readonly workers: ChildProcess[] = [];
  private ending = false;

  constructor(
    count: number,
    private readonly environment: Readonly<Record<string, string>>,
    /** Binds each worker and its encoders to the CPU with its number. */
    private readonly onOwnCpu = false,
  ) {
    for (let place = 0; place < count; place += 1) this.start(place);
  }

  /** Number of pages that all workers together read, including killed workers. */
  get pagesRead(): number {
    return [...this.pagesOfRuns.values()].reduce((sum, pages) => sum + pages, 0);
  }

  /** Kills a worker without warning. */
  kill(place: number): void {
    this.workers[place % this.workers.length]!.kill('SIGKILL');
  }

  /** Freezes a worker; returns a function that resumes it. */
  freeze(place: number): () => void {
    const worker = this.workers[place % this.workers.length]!;
    worker.kill('SIGSTOP');
    return () => worker.kill('SIGCONT');
  }

  /** Stops every worker cleanly. @returns Their exit codes. */
  async stop(): Promise<(number | null)[]> {
    this.ending = true;
    return Promise.all(
      this.workers.map(async (worker) => {
        if (worker.exitCode !== null || worker.signalCode !== null) return worker.exitCode;
        const ended = once(worker, 'exit') as Promise<[number | null]>;
        worker.kill('SIGTERM');
        return (await ended)[0];
      }),
    );
  }

  private start(place: number): void {
    const [command, ...args] = this.onOwnCpu ? ['taskset', '-c', String(place), NODE] : [NODE];
    const worker = spawn(command, [...args, SERVER], {
      env: { ...process.env, ...this.environment, COLOPHON_ROLE: 'worker', LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.workers[place] = worker;
    createInterface({ input: worker.stdout }).on('line', (line) => {
      this.textsComputed += Number(COMPUTED.exec(line)?.[1] ?? 0);
      const [, run, pages] = READ.exec(line) ?? [];
      if (run !== undefined) this.pagesOfRuns.set(run, Number(pages));
      if (process.env['CHAOS_LOG'] && /"level":[456]0/.test(line)) process.stderr.write(`${line}\n`);
    });
    worker.once('exit', () => {
      if (!this.ending) this.start(place);
    });
  }
}
