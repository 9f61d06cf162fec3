import { dump } from 'js-yaml';
import type { TaxonomyFile } from './taxonomy-file.js';

export const TAXONOMY_FORMATS = ['yaml', 'json'] as const;
export type TaxonomyFormat = (typeof TAXONOMY_FORMATS)[number];

/** Wider than the text of any intent, so that each stays on one line and two files can be compared line by line. */
const NEVER_FOLD = -1;

/** The taxonomy as text that `readTaxonomy` reads. Missing intents are left out. */
export function writeTaxonomy({ zones }: TaxonomyFile, format: TaxonomyFormat): string {
  const written = {
    zones: zones.map((zone) => ({
      ...zone,
      topics: zone.topics.map((topic) => ({
        ...topic,
        subtopics: topic.subtopics.map(({ concept, code, ...subtopic }) => ({
          ...subtopic,
          ...(concept !== null && { concept }),
          ...(code !== null && { code }),
        })),
      })),
    })),
  };
  if (format === 'json') return `${JSON.stringify(written, null, 2)}\n`;
  return dump(written, { lineWidth: NEVER_FOLD });
}
