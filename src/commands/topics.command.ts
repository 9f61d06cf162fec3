import type { Command as CommanderCommand } from 'commander';
import { Command, CommandRunner } from 'nest-commander';
import {
  TopicsAddCommand,
  TopicsChangeCommand,
  TopicsDeleteCommand,
  TopicsMoveCommand,
  TopicsRenameCommand,
} from './topics-change.command.js';
import { TopicsExportCommand, TopicsImportCommand } from './topics-files.command.js';
import { TopicsListCommand, TopicsShowCommand } from './topics-list.command.js';
import { TopicsChunksCommand, TopicsEmbedCommand } from './topics-lists.command.js';
import { UsageError } from './usage-error.js';

export const TOPICS_SUBCOMMANDS = [
  TopicsImportCommand,
  TopicsExportCommand,
  TopicsListCommand,
  TopicsShowCommand,
  TopicsAddCommand,
  TopicsChangeCommand,
  TopicsRenameCommand,
  TopicsMoveCommand,
  TopicsDeleteCommand,
  TopicsEmbedCommand,
  TopicsChunksCommand,
];

@Command({
  name: 'topics',
  description: 'What the library is read for: zones, topics and subtopics, and the best passages for each.',
  subCommands: TOPICS_SUBCOMMANDS,
})
/** It has no `--json` of its own, which would capture that of its subcommands. */
export class TopicsCommand extends CommandRunner {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command.exitOverride());
  }

  run([what]: string[]): Promise<void> {
    const problem =
      what === undefined ? 'The subcommand is missing.' : `There is no subcommand "topics ${what}".`;
    throw new UsageError(
      problem,
      'topics',
      'Use `topics import`, `export`, `list`, `show`, `add`, `change`, `rename`, `move`, `delete`, `embed` or `chunks`.',
    );
  }
}
