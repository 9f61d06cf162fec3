import { Injectable } from '@nestjs/common';
import { Option } from 'nest-commander';
import type { TaxonomyKind } from '../topics/taxonomy-errors.js';
import { LAST_ORDER } from '../topics/taxonomy-text.js';
import type { CommonOptions } from './cli-command.js';
import { wholeNumber } from './option-parsers.js';
import { TopicsSubCommand } from './topics-subcommand.js';
import { UsageError } from './usage-error.js';

/** What a zone, topic or subtopic says of itself, besides its name. */
export interface TopicsFields extends CommonOptions {
  readonly description?: string;
  readonly slug?: string;
  readonly order?: number;
  readonly concept?: string;
  readonly code?: string;
}

const FIELDS = ['description', 'slug', 'order', 'concept', 'code'] as const satisfies (keyof TopicsFields)[];
type Field = (typeof FIELDS)[number];

const FIELDS_OF: Readonly<Record<TaxonomyKind, readonly Field[]>> = {
  zone: ['description', 'order'],
  topic: ['description', 'slug'],
  subtopic: ['order', 'concept', 'code'],
};

/**
 * The options that were given.
 *
 * @throws {UsageError} for one that the kind does not have.
 */
export function requireFieldsOf(kind: TaxonomyKind, options: TopicsFields): readonly Field[] {
  const given = FIELDS.filter((field) => options[field] !== undefined);
  const foreign = given.find((field) => !FIELDS_OF[kind].includes(field));
  if (foreign === undefined) return given;
  const own = FIELDS_OF[kind].map((field) => `--${field}`).join(', ');
  throw new UsageError(`A ${kind} has no ${foreign}.`, `--${foreign}`, `A ${kind} takes ${own}.`);
}

/** The base of the commands that take these fields as options. */
@Injectable()
export abstract class TopicsFieldsCommand extends TopicsSubCommand {
  @Option({ flags: '--description <text>', description: 'What a zone or topic is about; both need it.' })
  parseDescription(value: string): string {
    return value;
  }

  @Option({
    flags: '--slug <slug>',
    description: 'The name of a topic for addresses; made from its name by default.',
  })
  parseSlug(value: string): string {
    return value;
  }

  @Option({
    flags: '--order <n>',
    description: 'Place of a zone or subtopic, from 0; the last one by default.',
  })
  parseOrder(value: string): number {
    return wholeNumber(value, 0, LAST_ORDER);
  }

  @Option({
    flags: '--concept <intent>',
    description: 'What a learner of the subtopic should understand; an empty text removes it.',
  })
  parseConcept(value: string): string {
    return value;
  }

  @Option({
    flags: '--code <intent>',
    description: 'What a learner of the subtopic should use in code; an empty text removes it.',
  })
  parseCode(value: string): string {
    return value;
  }
}
