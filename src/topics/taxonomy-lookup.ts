import { Injectable } from '@nestjs/common';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import { notFound } from './taxonomy-errors.js';
import type { TaxonomyKind } from './taxonomy-errors.js';
import { nameKey } from './taxonomy-text.js';
import { TaxonomyRepository } from './taxonomy.repository.js';
import type { NamedNode } from './taxonomy.repository.js';

/** Between the names of a path, as in `Data > Sequences > Lists`. */
const STEP = /\s*>\s*/;
const MOST_SHOWN = 10;

/** Finds zones, topics and subtopics by what a person types: an identifier, a name, or a path of names. */
@Injectable()
export class TaxonomyLookup {
  constructor(private readonly repository: TaxonomyRepository) {}

  /**
   * @param kinds What it may be.
   * @param field The argument or option that contained the text; the error names it.
   * @throws {UserError} `zone.not_found` and the like; `taxonomy.ambiguous` with the candidates.
   */
  async find(text: string, kinds: readonly TaxonomyKind[], field: string): Promise<NamedNode> {
    const found = await this.candidates(text, kinds);
    const [only, second] = found;
    if (!only) throw notFound(kinds[0]!, text, field);
    if (second) {
      throw new UserError(
        'taxonomy.ambiguous',
        `${text} is the name of more than one ${kinds.join(' or ')}.`,
        {
          field,
          hint: `Give the path: ${found
            .slice(0, MOST_SHOWN)
            .map(({ path }) => `"${path.join(' > ')}"`)
            .join(', ')}.`,
        },
      );
    }
    return only;
  }

  private async candidates(text: string, kinds: readonly TaxonomyKind[]): Promise<readonly NamedNode[]> {
    if (isUuid(text)) {
      for (const kind of kinds) {
        const row = await this.repository[kind](text);
        if (row) return [{ kind, id: row.id, path: [row.name] }];
      }
    }
    // A name may itself contain the sign of a path.
    const whole = await this.named(text, kinds);
    if (whole.length > 0) return whole;
    const keys = text.split(STEP).map(nameKey);
    const last = await this.named(keys.at(-1)!, kinds);
    return last.filter(({ path }) => {
      const end = path.slice(-keys.length).map(nameKey);
      return end.length === keys.length && end.every((key, at) => key === keys[at]);
    });
  }

  private async named(name: string, kinds: readonly TaxonomyKind[]): Promise<NamedNode[]> {
    const found = await this.repository.named(nameKey(name.trim()));
    return found.filter(({ kind }) => kinds.includes(kind));
  }
}
