import { useState } from 'react';
import { KeyRound, MoreHorizontal, Pencil, Power, Trash2 } from 'lucide-react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { IconButton } from '../../../ui/button.js';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { RotateSecretDialog } from './rotate-secret-dialog.js';
import { WebhookDialog } from './webhook-dialog.js';
import type { Webhook } from './webhook-panel.js';

interface WebhookMenuProps {
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
}

const t = operationsTexts.webhooks;
const CONCERNED = ['/v1/webhooks'] as const;

/** What can be done with a webhook besides testing it. */
export function WebhookMenu({ webhook, onSecret }: WebhookMenuProps) {
  const [opened, setOpened] = useState<'change' | 'rotate' | 'remove' | null>(null);
  const close = () => setOpened(null);
  const { id, url, active } = webhook;
  const path = { id };
  const followUp = useFollowUp();
  const turn = api.useMutation(
    'patch',
    '/v1/webhooks/{id}',
    followUp(CONCERNED, active ? t.switchedOff : t.switchedOn),
  );
  const remove = api.useMutation('delete', '/v1/webhooks/{id}', followUp(CONCERNED, t.removed));
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`${texts.common.more}: ${url}`}>
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpened('change')}>
          <Pencil aria-hidden="true" />
          {t.change}
        </MenuItem>
        <MenuItem onSelect={() => turn.mutate({ params: { path }, body: { active: !active } })}>
          <Power aria-hidden="true" />
          {active ? t.switchOff : t.switchOn}
        </MenuItem>
        <MenuItem onSelect={() => setOpened('rotate')}>
          <KeyRound aria-hidden="true" />
          {t.rotate}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpened('remove')}>
          <Trash2 aria-hidden="true" />
          {t.remove}
        </MenuItem>
      </Menu>
      {opened === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {opened === 'rotate' && <RotateSecretDialog id={id} onClose={close} onSecret={onSecret} />}
      <ConfirmDialog
        open={opened === 'remove'}
        danger
        onClose={close}
        title={t.confirmRemove.title(url)}
        about={t.confirmRemove.about}
        action={t.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { path } }, { onSettled: close })}
      />
    </>
  );
}
