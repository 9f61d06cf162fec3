import { z } from 'zod';
import { checkTaxonomy } from './file/check-taxonomy.js';
import type { TaxonomyFile } from './file/taxonomy-file.js';

/** A taxonomy as `colophon topics export --format json` writes it. */
export const taxonomySchema = z.unknown().transform((data, context): TaxonomyFile => {
  const found = checkTaxonomy(data);
  if ('taxonomy' in found) return found.taxonomy;
  for (const { place, problem } of found.faults) {
    context.addIssue({ code: 'custom', message: `${place} ${problem}` });
  }
  return z.NEVER;
});
