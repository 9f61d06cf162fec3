import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';

export type ModelsStatus = Schemas['ModelsStatusResponse'];
export type Change = Schemas['ModelChangeResponse'];

/** Open changes: only one of them can be open at a time. */
const OPEN: readonly Change['state'][] = ['embedding', 'paused', 'finishing', 'ready', 'failed'];

/** The models in use and their change, whose events make it be read anew. */
export function useModelsStatus() {
  return api.useQuery('get', '/v1/model-change', {});
}

/** The change that is not at its end, if there is one. */
export function openChange({ change }: ModelsStatus): Change | null {
  return change !== null && OPEN.includes(change.state) ? change : null;
}
