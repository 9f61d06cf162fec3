import { UserError } from '../errors/errors.js';

/** What work on one of many documents came to. */
export type DocumentOutcome<T> =
  | { readonly documentId: string; readonly result: T }
  | { readonly documentId: string; readonly refused: UserError };

/**
 * Does something with one document after the other. One that refuses it does not stop the others.
 *
 * @throws errors that do not concern a single document, such as a full queue; what was done before stays done.
 */
export async function eachDocument<T>(
  ids: Iterable<string>,
  work: (id: string) => Promise<T>,
): Promise<DocumentOutcome<T>[]> {
  const outcomes: DocumentOutcome<T>[] = [];
  for (const documentId of ids) {
    try {
      outcomes.push({ documentId, result: await work(documentId) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      outcomes.push({ documentId, refused: error });
    }
  }
  return outcomes;
}
