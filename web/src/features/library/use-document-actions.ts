import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { answerTo, client } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import type { ListedDocument } from '../../api/documents.js';
import { documentsChanged } from '../../api/live.js';
import { ProblemError } from '../../api/problem.js';
import { libraryTexts } from '../../texts/library.js';
import { tell, tellProblem, tellUndoable } from '../../ui/toasts.js';
import type { Difficulty } from '../../api/words.js';

type Documents = readonly Pick<ListedDocument, 'id'>[];
type BulkAction = Pick<Schemas['BulkRequest'], 'action'> &
  Partial<Pick<Schemas['BulkRequest'], 'difficulty'>>;

/** Of the API. */
const MOST_DOCUMENTS = 100;
const { told, notAll } = libraryTexts;

/** What can be done with documents. Each tells what came of it, and has the page read again what it concerned. */
export function useDocumentActions() {
  const queries = useQueryClient();
  return useMemo(() => {
    const act = async (documents: Documents, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        tellProblem(error);
      } finally {
        documentsChanged(queries, new Set(documents.map(({ id }) => id)));
      }
    };
    const bulk = (documents: Documents, action: BulkAction, tellDone: (count: number) => void) =>
      act(documents, async () => {
        const { done, refused } = await forEach(documents, action);
        if (done > 0) tellDone(done);
        if (refused.length > 0) throw notAllDone(documents.length, refused);
      });
    const restore = (documents: Documents) =>
      act(documents, async () => {
        for (const { id } of documents) {
          await answerTo(client.POST('/v1/documents/{id}/restore', { params: { path: { id } } }));
        }
        tell(told.restored(documents.length));
      });
    return {
      start: (document: ListedDocument) =>
        act([document], async () => {
          const params = { path: { id: document.id } };
          await answerTo(client.POST('/v1/documents/{id}/runs', { params, body: { force: false } }));
          tell(told.started(1));
        }),
      retry: (document: ListedDocument) =>
        act([document], async () => {
          const params = { path: { id: document.id } };
          await answerTo(client.POST('/v1/documents/{id}/retry', { params }));
          tell(told.started(1));
        }),
      clearFailure: (document: ListedDocument) =>
        act([document], async () => {
          await answerTo(client.POST('/v1/documents/{id}/cancel', { params: { path: { id: document.id } } }));
          tell(told.failureCleared);
        }),
      reprocess: (documents: Documents) =>
        bulk(documents, { action: 'reprocess' }, (count) => tell(told.started(count))),
      cancel: (documents: Documents) =>
        bulk(documents, { action: 'cancel' }, (count) => tell(told.cancelled(count))),
      setDifficulty: (documents: Documents, difficulty: Difficulty) =>
        bulk(documents, { action: 'set-difficulty', difficulty }, (count) => tell(told.difficulty(count))),
      /** Hides documents, which can be undone; those that failed are removed for good, as the server does it. */
      delete: (documents: readonly ListedDocument[]) =>
        act(documents, async () => {
          const { done, refused } = await forEach(documents, { action: 'delete' });
          const gone = new Set(refused.map(({ documentId }) => documentId));
          const hidden = documents.filter(({ id, status }) => !gone.has(id) && status !== 'failed');
          if (hidden.length > 0) tellUndoable(told.deleted(hidden.length), () => void restore(hidden));
          if (done > hidden.length) tell(told.removed(done - hidden.length));
          if (refused.length > 0) throw notAllDone(documents.length, refused);
        }),
      restore,
    };
  }, [queries]);
}

type Refused = Schemas['BulkResultResponse'];

async function forEach(
  documents: Documents,
  action: BulkAction,
): Promise<{ readonly done: number; readonly refused: readonly Refused[] }> {
  const results: Refused[] = [];
  for (let at = 0; at < documents.length; at += MOST_DOCUMENTS) {
    const ids = documents.slice(at, at + MOST_DOCUMENTS).map(({ id }) => id);
    // The types of the client have every field with a default, but the server refuses those of other actions.
    const body = { ...action, documents: ids } as Schemas['BulkRequest'];
    results.push(...(await answerTo(client.POST('/v1/documents/actions', { body }))).results);
  }
  const refused = results.filter(({ done }) => !done);
  return { done: results.length - refused.length, refused };
}

/** Each reason once, however many documents it concerns. */
function notAllDone(all: number, refused: readonly Refused[]): ProblemError {
  const reasons = new Set(
    refused.map(({ error }) => [error?.message, error?.hint].filter(Boolean).join(' ')),
  );
  return new ProblemError({
    type: 'about:blank',
    title: notAll(refused.length, all),
    detail: [...reasons].slice(0, 3).join(' '),
    code: refused[0]!.error?.code ?? 'page.fault',
    status: 0,
  });
}
