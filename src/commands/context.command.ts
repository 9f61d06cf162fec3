import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { ContextService, LARGEST_BUDGET, LEAST_BUDGET, USUAL_BUDGET } from '../context/context.service.js';
import type { ContextAnswer, ContextOptions } from '../context/context.service.js';
import { DIFFICULTIES } from '../documents/document.entity.js';
import type { Difficulty } from '../documents/document.entity.js';
import { DocumentFilterCommand } from './filter-command.js';
import type { DocumentFilterOptions } from './filter-command.js';
import { MODEL_OPTION } from './model-option.js';
import { choice, wholeNumber } from './option-parsers.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import { UsageError } from './usage-error.js';

interface ContextCommandOptions extends DocumentFilterOptions {
  readonly subtopic?: readonly string[];
  readonly difficulty?: Difficulty;
  readonly gameType?: string;
  readonly budget?: number;
  readonly model?: string;
}

@Command({
  name: 'context',
  arguments: '[question...]',
  description: 'Write a context for a language model: passages with citations within a number of tokens.',
})
export class ContextCommand extends DocumentFilterCommand {
  override readonly examples = [
    'colophon context "how do I open a file" --budget 2000',
    'colophon context --subtopic "Reading files" --difficulty beginner',
  ];

  async run(words: string[], given: ContextCommandOptions): Promise<void> {
    const { subtopic = [], document = [], difficulty, gameType, budget = USUAL_BUDGET, model, json } = given;
    if (words.length > 0 === subtopic.length > 0) {
      throw new UsageError('Ask a question or name a subtopic, one of them.', 'question');
    }
    if (subtopic.length > 0 && document.length > 0) {
      throw new UsageError('A subtopic takes its passages from all books.', '--document');
    }
    if (subtopic.length > 0 && model !== undefined) {
      throw new UsageError('The lists of subtopics were made with the models in use.', '--model');
    }
    const options = { difficulty, gameType, budget };
    const make = (library: INestApplicationContext) =>
      subtopic.length > 0
        ? this.forSubtopics(library, subtopic, options)
        : this.forQuestion(library, words.join(' '), { ...options, document, model });
    const answer = await this.session.use('colophon context', make, { embeds: subtopic.length === 0 });
    if (json) {
      this.terminal.json(answer);
      return;
    }
    this.terminal.line(answer.text);
    const { used, countedBy } = answer.tokens;
    this.terminal.note(`${used} of ${budget} tokens, as ${countedBy} counts them.`);
    if (answer.fallback) this.terminal.note('Nothing was found for it: the text asks for general knowledge.');
  }

  private async forSubtopics(
    library: INestApplicationContext,
    names: readonly string[],
    options: ContextOptions,
  ): Promise<ContextAnswer> {
    const ids: string[] = [];
    for (const name of names) {
      ids.push((await library.get(TaxonomyLookup).find(name, ['subtopic'], '--subtopic')).id);
    }
    return library.get(ContextService).forSubtopics(ids, options);
  }

  private async forQuestion(
    library: INestApplicationContext,
    question: string,
    options: ContextOptions & DocumentFilterOptions & { readonly model?: string },
  ): Promise<ContextAnswer> {
    const documents = await this.documentsOf(library, options);
    return library.get(ContextService).forQuestion(question, { ...options, documents });
  }

  @Option({
    flags: '--subtopic <name>',
    description: 'A subtopic instead of a question; may be given more than once.',
  })
  parseSubtopic(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  @Option({ flags: '--model <key>', description: `Only for a question. ${MODEL_OPTION}` })
  parseModel(value: string): string {
    return value;
  }

  @Option({
    flags: '--difficulty <level>',
    description: `Level of the readers: ${DIFFICULTIES.join(', ')}.`,
  })
  parseDifficulty(value: string): Difficulty {
    return choice(value, DIFFICULTIES);
  }

  @Option({
    flags: '--game-type <type>',
    description: 'What the context is for; coding gets programs, others prose.',
  })
  parseGameType(value: string): string {
    return value;
  }

  @Option({
    flags: '--budget <tokens>',
    description: `Most tokens of the text, ${LEAST_BUDGET} to ${LARGEST_BUDGET}; ${USUAL_BUDGET} by default.`,
  })
  parseBudget(value: string): number {
    return wholeNumber(value, LEAST_BUDGET, LARGEST_BUDGET);
  }
}
