import { Command } from 'nest-commander';
import {
  TopicsAddCommand,
  TopicsChangeCommand,
  TopicsDeleteCommand,
  TopicsMoveCommand,
  TopicsRenameCommand,
} from './topics-change.command.js';
import { GroupCommand } from './group-command.js';
import { TopicsExportCommand, TopicsImportCommand } from './topics-files.command.js';
import { TopicsListCommand, TopicsShowCommand } from './topics-list.command.js';
import { TopicsChunksCommand, TopicsEmbedCommand } from './topics-lists.command.js';

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
export class TopicsCommand extends GroupCommand {
  override readonly examples = ['colophon topics import --starter', 'colophon topics list'];
}
