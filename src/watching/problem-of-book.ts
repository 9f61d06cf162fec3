import { OperationalError } from '../errors/errors.js';
import { isDatabaseAway } from '../errors/passing-error.js';
import { RunPutBack } from '../ingestion/run-ending.js';

/** Whether an error lies in one book. Any other, such as a full disk, meets every book: then all wait for the next look. */
export function isOfTheBook(error: unknown): boolean {
  return !(error instanceof OperationalError || error instanceof RunPutBack || isDatabaseAway(error));
}
