import { api } from '../../../api/client.js';
import { useMe } from '../../../api/me.js';
import { operationsTexts } from '../../../texts/operations.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import type { Key } from './keys-panel.js';

const t = operationsTexts.keys;

export function RevokeDialog({ of: { id, name }, onClose }: { of: Key; onClose: () => void }) {
  const me = useMe().data;
  const followUp = useFollowUp();
  const revoke = api.useMutation('delete', '/v1/keys/{id}', followUp(['/v1/keys'], t.revoked(name)));
  const isOwn = me?.kind === 'key' && me.id === id;
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t.confirmRevoke.title(name)}
      about={isOwn ? `${t.confirmRevoke.about} ${t.confirmRevoke.own}` : t.confirmRevoke.about}
      action={t.revoke}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate({ params: { path: { id } } }, { onSettled: onClose })}
    />
  );
}
