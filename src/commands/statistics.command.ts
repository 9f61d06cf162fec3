import { Command } from 'nest-commander';
import type { LibraryStatistics } from '../statistics/statistics.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'statistics',
  description: 'Show what the library holds and how fast it grew in the last day.',
})
export class StatisticsCommand extends CliCommand {
  override readonly examples = ['colophon statistics'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const figures = await this.session.use('colophon statistics', (library) =>
      library.get(StatisticsService).library(),
    );
    if (options.json) this.terminal.json(figures);
    else statisticsLines(figures).forEach((line) => this.terminal.line(line));
  }
}

function statisticsLines({ documents, sections, chunks, vectors, lastDay }: LibraryStatistics): string[] {
  return [
    line('documents', `${documents.total}${shares(documents.byStatus)}`),
    line('pages', `${documents.pages}, ${Math.round(documents.bytes / 1e6)} MB of files`),
    line('sections', String(sections)),
    line('chunks', `${chunks.total}${shares(chunks.byType)}`),
    ...vectors.map(({ model, dimension, vectors: count, active }) =>
      line('vectors', `${count} by ${model} (${dimension} numbers each${active ? '' : ', not searched'})`),
    ),
    line('last day', `${runsEnded(sumOf(lastDay.runs))}${shares(lastDay.runs)}`),
    ...lastDay.stages.map(({ stage, median, perSecond }) => {
      const rate = perSecond === null ? '' : `, ${perSecond} a second`;
      return line('', `${stage}: ${(median / 1000).toFixed(1)} s in the median${rate}`);
    }),
  ];
}

function line(name: string, text: string): string {
  return `${name.padEnd(9)}  ${text}`;
}

function shares(counts: Readonly<Partial<Record<string, number>>>): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function sumOf(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function runsEnded(count: number): string {
  return `${count} ${count === 1 ? 'run' : 'runs'} ended`;
}
