import { Injectable } from '@nestjs/common';
import { Command, Option, OptionChoiceFor, SubCommand } from 'nest-commander';
import { JobList } from '../queue/job-list.js';
import { JobQueue } from '../queue/job-queue.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { countLine, jobLine, letterLine } from './job-lines.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const DEFAULT_LIMIT = 20;
const MOST_JOBS = 1000;

interface JobsOptions extends CommonOptions {
  readonly name?: string;
  readonly limit?: number;
}

/** The base of the commands that use the queue. */
@Injectable()
abstract class JobsSubCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
    protected readonly jobs: JobList,
  ) {
    super();
  }

  @Option({ flags: '--name <name>', name: 'name', description: 'Only jobs of this name.', choices: true })
  parseName(value: string): string {
    return choice(value, this.jobs.names);
  }

  @OptionChoiceFor({ name: 'name' })
  names(): string[] {
    return [...this.jobs.names];
  }

  protected use<T>(command: string, work: (queue: JobQueue) => Promise<T>): Promise<T> {
    return this.session.use(`colophon jobs ${command}`, (library) => work(library.get(JobQueue)));
  }
}

/** The base of the commands that list something. */
abstract class ListingCommand extends JobsSubCommand {
  @Option({
    flags: '--limit <n>',
    description: `How many jobs, 1 to ${MOST_JOBS}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST_JOBS);
  }
}

@SubCommand({ name: 'list', description: 'Count the jobs of each name, and list the next ones.' })
export class JobsListCommand extends ListingCommand {
  override readonly examples = ['colophon jobs list --name ingest'];

  async run(_arguments: string[], { name, limit = DEFAULT_LIMIT, json }: JobsOptions): Promise<void> {
    const { counts, jobs } = await this.use('list', async (queue) => ({
      counts: await queue.counts(),
      jobs: await queue.list(limit, name),
    }));
    if (json) {
      this.terminal.json({ counts, jobs });
      return;
    }
    Object.entries(counts).forEach(([name, count]) => this.terminal.line(countLine(name, count)));
    jobs.forEach((job) => this.terminal.line(jobLine(job, this.jobs.of(job.name))));
  }
}

@SubCommand({
  name: 'dead',
  description: 'List the jobs that failed for good, newest first, with their errors.',
})
export class JobsDeadCommand extends ListingCommand {
  override readonly examples = ['colophon jobs dead --limit 20'];

  async run(_arguments: string[], { name, limit = DEFAULT_LIMIT, json }: JobsOptions): Promise<void> {
    const letters = await this.use('dead', (queue) => queue.deadLetters({ name, limit }));
    if (json) this.terminal.json({ deadLetters: letters });
    else if (letters.length === 0) this.terminal.note('No job has failed for good.');
    else letters.forEach((letter) => this.terminal.line(letterLine(letter)));
  }
}

@SubCommand({
  name: 'redrive',
  arguments: '[id]',
  description: 'Put failed jobs back into the queue: one by its id, those of a --name, or --all.',
})
export class JobsRedriveCommand extends JobsSubCommand {
  override readonly examples = ['colophon jobs redrive JOB_ID', 'colophon jobs redrive --name ingest'];

  async run([id]: string[], options: JobsOptions & { readonly all?: boolean }): Promise<void> {
    const { name, all, json } = options;
    if ([id, name, all].filter((given) => given !== undefined).length !== 1) {
      throw new UsageError('Name the jobs to put back.', 'id', 'Give an id, or --name, or --all.');
    }
    const redriven = await this.use('redrive', (queue) =>
      id === undefined ? queue.redrive({ name }) : queue.redriveOne(id),
    );
    if (json) this.terminal.json({ redriven });
    else this.terminal.line(`${redriven} ${redriven === 1 ? 'job is' : 'jobs are'} in the queue again.`);
  }

  @Option({ flags: '--all', description: 'All failed jobs that were not put back yet.' })
  parseAll(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'pause',
  description: 'Stop all processes from taking jobs, of all names or one; running jobs continue.',
})
export class JobsPauseCommand extends JobsSubCommand {
  override readonly examples = ['colophon jobs pause --name ingest'];

  async run(_arguments: string[], { name, json }: JobsOptions): Promise<void> {
    await this.use('pause', (queue) => queue.pause(name));
    if (json) this.terminal.json({ paused: name ?? 'all' });
    else this.terminal.line(`Paused: ${name ?? 'all jobs'}.`);
  }
}

@SubCommand({ name: 'resume', description: 'Allow processes to take jobs again.' })
export class JobsResumeCommand extends JobsSubCommand {
  override readonly examples = ['colophon jobs resume'];

  async run(_arguments: string[], { name, json }: JobsOptions): Promise<void> {
    await this.use('resume', (queue) => queue.resume(name));
    if (json) this.terminal.json({ resumed: name ?? 'all' });
    else this.terminal.line(`Resumed: ${name ?? 'all jobs'}.`);
  }
}

export const JOBS_SUBCOMMANDS = [
  JobsListCommand,
  JobsDeadCommand,
  JobsRedriveCommand,
  JobsPauseCommand,
  JobsResumeCommand,
];

@Command({
  name: 'jobs',
  description: 'Inspect the queue, pause and resume it, put failed jobs back.',
  subCommands: JOBS_SUBCOMMANDS,
})
export class JobsCommand extends GroupCommand {
  override readonly examples = ['colophon jobs list', 'colophon jobs redrive --all'];
}
