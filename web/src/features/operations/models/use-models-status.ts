import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';

export type ModelsStatus = Schemas['ModelsStatusResponse'];
export type Change = Schemas['ModelChangeResponse'];

/** Open changes: only one of them can be open at a time. */
const OPEN: readonly Change['state'][] = ['embedding', 'paused', 'finishing', 'ready', 'failed'];
const ASK_AGAIN_MS = 2000;

/**
 * The models in use and their change. The stream of events tells of runs and documents, not of changes of a model: so the
 * progress is asked for, while one is worked on and this part is looked at.
 */
export function useModelsStatus() {
  return api.useQuery(
    'get',
    '/v1/model-change',
    {},
    {
      refetchInterval: ({ state: { data } }) =>
        data?.change && isWorkedOn(data.change) ? ASK_AGAIN_MS : false,
    },
  );
}

/** Whether it moves on without a person. */
function isWorkedOn({ state, holds }: Change): boolean {
  return state === 'embedding' || state === 'finishing' || (state === 'ready' && !holds);
}

/** The change that is not at its end, if there is one. */
export function openChange({ change }: ModelsStatus): Change | null {
  return change !== null && OPEN.includes(change.state) ? change : null;
}
