import { api } from '../../../api/client.js';
import { hasScope, useMe } from '../../../api/me.js';
import { problemOf } from '../../../api/problem.js';
import { concernsOf } from './concern.js';
import type { Concern } from './concern.js';

const MOST_LETTERS = 200;

/** No event tells that a part of the server goes or comes back. The server itself looks at most every 5 s. */
const ASKED_AGAIN_MS = 10_000;

/** Whether this instance can work. A refusal is an answer, not a reason to ask again at once. */
export function useHealth() {
  return api.useQuery('get', '/v1/health', {}, { retry: false, refetchInterval: ASKED_AGAIN_MS });
}

export interface Concerns {
  readonly concerns: readonly Concern[];
  /** Whether the person's key may know of all that could be wrong. */
  readonly isAll: boolean;
}

/** What needs attention, as far as the person's key may know; null while it is read. */
export function useConcerns(): Concerns | null {
  const me = useMe();
  const isWhole = me.data !== undefined && me.data.documents === null;
  const isAll = isWhole && hasScope(me.data, 'admin');
  const forAdmin = { enabled: isAll };
  const health = useHealth();
  const statistics = api.useQuery('get', '/v1/statistics', {}, { enabled: isWhole });
  const jobs = api.useQuery('get', '/v1/jobs', {}, forAdmin);
  const query = { limit: MOST_LETTERS };
  const letters = api.useQuery('get', '/v1/dead-letters', { params: { query } }, forAdmin);
  const work = api.useQuery('get', '/v1/workers', {}, forAdmin);
  const folders = api.useQuery('get', '/v1/watched-folders', {}, forAdmin);
  const models = api.useQuery('get', '/v1/model-change', {}, forAdmin);
  const webhooks = api.useQuery('get', '/v1/webhooks', {}, forAdmin);
  if (me.isPending || health.isPending) return null;
  const read = [statistics, jobs, letters, work, folders, models, webhooks];
  if (read.some(({ isLoading }) => isLoading)) return null;
  const concerns = concernsOf({
    unread: [me, ...read].flatMap(({ error }) => (error === null ? [] : [problemOf(error)])),
    unhealthy: health.error === null ? null : problemOf(health.error),
    counts: jobs.data?.counts,
    letters: letters.data?.deadLetters,
    work: work.data?.work,
    folders: folders.data?.results,
    models: models.data,
    webhooks: webhooks.data?.results,
    failedBooks: statistics.data?.documents.byStatus['failed'] ?? 0,
  });
  return { concerns, isAll };
}
