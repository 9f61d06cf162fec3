import { useState } from 'react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { tell } from '../../../ui/toasts.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { openChange } from './use-models-status.js';
import type { Change, ModelsStatus } from './use-models-status.js';

type Action = 'pause' | 'resume' | 'switch' | 'cancel' | 'rollback';

const t = operationsTexts.models;
const CONCERNED = ['/v1/model-change', '/v1/statistics'] as const;
/** What each state of an open change allows, as the server does. */
const ALLOWED: Readonly<Record<Change['state'], readonly Action[]>> = {
  embedding: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  finishing: ['cancel'],
  ready: ['cancel', 'switch'],
  failed: ['resume', 'cancel'],
  switched: [],
  cancelled: [],
};
const DANGEROUS: readonly Action[] = ['cancel', 'rollback'];

/** What can be done with the open change, or with the last one; each asks first, and says what will happen. */
export function ChangeActions({ models }: { models: ModelsStatus }) {
  const [asked, setAsked] = useState<Action | null>(null);
  const run = useChangeActions();
  const open = openChange(models);
  const canGoBack = open === null && models.active.some(({ previous }) => previous.length > 0);
  const actions = open === null ? (canGoBack ? (['rollback'] as const) : []) : ALLOWED[open.state];
  const confirm = () => {
    if (asked !== null) run[asked].mutate({}, { onSettled: () => setAsked(null) });
  };
  return (
    <div className="flex flex-wrap gap-2">
      {actions.map((action) => (
        <Button
          key={action}
          kind={action === 'switch' ? 'primary' : 'plain'}
          onClick={() => setAsked(action)}
        >
          {t[action]}
        </Button>
      ))}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? '' : t.confirm[asked].title}
        about={asked === null ? '' : t.confirm[asked].about}
        action={asked === null ? '' : t[asked]}
        danger={asked !== null && DANGEROUS.includes(asked)}
        busy={asked !== null && run[asked].isPending}
        onConfirm={confirm}
      />
    </div>
  );
}

function useChangeActions() {
  const followUp = useFollowUp();
  const done = (action: Exclude<Action, 'switch'>) => followUp(CONCERNED, t.confirm[action].done);
  return {
    pause: api.useMutation('post', '/v1/model-change/pause', done('pause')),
    resume: api.useMutation('post', '/v1/model-change/resume', done('resume')),
    cancel: api.useMutation('post', '/v1/model-change/cancel', done('cancel')),
    rollback: api.useMutation('post', '/v1/model-change/rollback', done('rollback')),
    switch: api.useMutation('post', '/v1/model-change/switch', {
      ...followUp(CONCERNED),
      onSuccess: ({ state }) => tell(state === 'switched' ? t.confirm.switch.done : t.embeddedAgain),
    }),
  };
}
