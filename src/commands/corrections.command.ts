import { userInfo } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import { CorrectedVectors } from '../corrections/corrected-vectors.js';
import { CorrectionLists } from '../corrections/correction-lists.service.js';
import type { CorrectionRequest } from '../corrections/corrections.service.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { CorrectionView } from '../corrections/correction-view.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { correctionLines } from './correction-lines.js';
import { LibraryListCommand, listRequest } from './library-list-command.js';
import type { ListOptions } from './library-list-command.js';
import { LibrarySession } from './library-session.js';
import { choice, wholeNumber } from './option-parsers.js';
import { Terminal } from './terminal.js';

const BOOK = 'book';

/** The base of the commands that correct something: they also make the vectors that follow from it. */
@Injectable()
abstract class CorrectingCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  protected async correct(
    command: string,
    options: CommonOptions,
    work: (service: CorrectionsService, request: CorrectionRequest) => Promise<readonly CorrectionView[]>,
  ): Promise<void> {
    const corrections = await this.session.use(
      `colophon corrections ${command}`,
      async (library: INestApplicationContext) => {
        const by = { kind: 'command', id: null, name: userInfo().username };
        const made = await work(library.get(CorrectionsService), { by });
        await library.get(CorrectedVectors).makeWanted();
        return made;
      },
      { embeds: true },
    );
    if (options.json) this.terminal.json({ corrections });
    else corrections.flatMap(correctionLines).forEach((line) => this.terminal.line(line));
  }
}

@SubCommand({
  name: 'list',
  arguments: '<document>',
  description:
    'List the corrections of a book, newest first: who, when, what it was before, whether they fit.',
})
export class CorrectionsListCommand extends LibraryListCommand {
  override readonly examples = ['colophon corrections list handbook.pdf'];

  async run([name]: string[], options: ListOptions): Promise<void> {
    const list = await this.withDocument('colophon corrections list', name!, (library, id) =>
      library.get(CorrectionLists).list(id, listRequest(options)),
    );
    if (options.json) {
      this.terminal.json(list);
      return;
    }
    if (list.count === 0) this.terminal.note('Nothing of this book was corrected by hand.');
    list.results.flatMap(correctionLines).forEach((line) => this.terminal.line(line));
    this.noteMore(list);
  }
}

interface SetOptions extends CommonOptions {
  readonly type?: ChunkType;
  readonly difficulty?: Difficulty | typeof BOOK;
}

@SubCommand({
  name: 'set',
  arguments: '<chunk>',
  description: 'Correct the type or the difficulty of a chunk, or both.',
})
export class CorrectionsSetCommand extends CorrectingCommand {
  override readonly examples = ['colophon corrections set CHUNK_ID --type code --difficulty advanced'];

  async run([id]: string[], { type, difficulty, ...options }: SetOptions): Promise<void> {
    const fields = { type, difficulty: difficulty === BOOK ? null : difficulty };
    await this.correct('set', options, (service, request) => service.set(id!, fields, request));
  }

  @Option({ flags: '--type <type>', description: `One of ${CHUNK_TYPES.join(', ')}.` })
  parseType(value: string): ChunkType {
    return choice(value, CHUNK_TYPES);
  }

  @Option({
    flags: '--difficulty <level>',
    description: `One of ${DIFFICULTIES.join(', ')}, or ${BOOK}: that of the book again.`,
  })
  parseDifficulty(value: string): Difficulty | typeof BOOK {
    return choice(value, [...DIFFICULTIES, BOOK] as const);
  }
}

/** More characters than any chunk has. */
const LAST_OFFSET = 1_000_000;

@SubCommand({
  name: 'split',
  arguments: '<chunk> <offset>',
  description: 'Split a chunk; the offset is the first character of the second half, counted from 0.',
})
export class CorrectionsSplitCommand extends CorrectingCommand {
  override readonly examples = ['colophon corrections split CHUNK_ID 412'];

  async run(
    [id, offset]: string[],
    { breakCode, ...options }: CommonOptions & { readonly breakCode?: boolean },
  ): Promise<void> {
    const cut = { offset: wholeNumber(offset!, 1, LAST_OFFSET), breakCode };
    await this.correct('split', options, (service, request) => service.split(id!, cut, request));
  }

  @Option({ flags: '--break-code', description: 'Let the cut be within a program.' })
  parseBreakCode(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'join',
  arguments: '<chunk>',
  description: 'Join a chunk with the next one of its section.',
})
export class CorrectionsJoinCommand extends CorrectingCommand {
  override readonly examples = ['colophon corrections join CHUNK_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    await this.correct('join', options, (service, request) => service.join(id!, request));
  }
}

@SubCommand({
  name: 'title',
  arguments: '<section> <title>',
  description: 'Correct the title of a section.',
})
export class CorrectionsTitleCommand extends CorrectingCommand {
  override readonly examples = ['colophon corrections title SECTION_ID "Reading Files"'];

  async run([id, title]: string[], options: CommonOptions): Promise<void> {
    await this.correct('title', options, (service, request) => service.retitle(id!, title!, request));
  }
}

@SubCommand({
  name: 'undo',
  arguments: '<correction>',
  description: 'Undo a correction, or give up one that does not fit its book any more.',
})
export class CorrectionsUndoCommand extends CorrectingCommand {
  override readonly examples = ['colophon corrections undo CORRECTION_ID'];

  async run([id]: string[], options: CommonOptions): Promise<void> {
    await this.correct('undo', options, async (service, request) => [await service.undo(id!, request)]);
  }
}

export const CORRECTIONS_SUBCOMMANDS = [
  CorrectionsListCommand,
  CorrectionsSetCommand,
  CorrectionsSplitCommand,
  CorrectionsJoinCommand,
  CorrectionsTitleCommand,
  CorrectionsUndoCommand,
];

@Command({
  name: 'corrections',
  description: 'Correct chunks and titles by hand, and list and undo such corrections.',
  subCommands: CORRECTIONS_SUBCOMMANDS,
})
export class CorrectionsCommand extends GroupCommand {
  override readonly examples = [
    'colophon corrections list handbook.pdf',
    'colophon corrections set CHUNK_ID --type code',
  ];
}
