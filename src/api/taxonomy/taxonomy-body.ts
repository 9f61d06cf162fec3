import { text } from 'express';
import type { RequestHandler } from 'express';
import { API_PATH } from '../http/api-path.js';

/** What an import accepts: JSON and YAML. */
export const TAXONOMY_TYPES = ['application/json', 'application/yaml'] as const;

/** About 2500 subtopics. To read more would keep all other requests waiting; the command line has no such limit. */
const MOST_BYTES = 512 * 1024;

export const TAXONOMY_PATH = `${API_PATH}/taxonomy`;

/** Reads the body of an import as text, JSON too: one reader then finds all faults of both, and duplicate names. */
export function taxonomyBody(): RequestHandler {
  return text({ type: [...TAXONOMY_TYPES], limit: MOST_BYTES });
}
