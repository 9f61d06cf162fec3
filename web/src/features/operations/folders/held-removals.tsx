import { useState } from 'react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import type { WatchedFolder } from './folder-panel.js';

const t = operationsTexts.folders;

/** Books that are gone and stay in the library until a person says that they may go. */
export function HeldRemovals({ folder }: { folder: WatchedFolder }) {
  const { id, path, problem, heldRemovals, removalsAccepted } = folder;
  const [isAsked, setAsked] = useState(false);
  const close = () => setAsked(false);
  const followUp = useFollowUp();
  const accept = api.useMutation(
    'post',
    '/v1/watched-folders/{id}/accept-removals',
    followUp(['/v1/watched-folders'], t.accepted),
  );
  if (removalsAccepted) return <p>{t.accepted}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft p-3 text-warning">
      <p className="min-w-0 flex-1 basis-72 wrap-anywhere">{problem ?? t.held(heldRemovals)}</p>
      <Button aria-label={t.acceptOf(path)} onClick={() => setAsked(true)}>
        {t.accept}
      </Button>
      <ConfirmDialog
        open={isAsked}
        danger
        onClose={close}
        title={t.confirmAccept.title(heldRemovals)}
        about={t.confirmAccept.about}
        action={t.accept}
        busy={accept.isPending}
        onConfirm={() => accept.mutate({ params: { path: { id } } }, { onSettled: close })}
      />
    </div>
  );
}
