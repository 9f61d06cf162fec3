import { useState } from 'react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { TextField } from '../../../ui/field.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { wholeNumber } from '../shared/whole-number.js';

interface RotateSecretDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}

const t = operationsTexts.webhooks;
/** `OVERLAP_HOURS` and `MOST_OVERLAP_HOURS` of the server. */
const USUAL_HOURS = 24;
const MOST_HOURS = 168;

export function RotateSecretDialog({ id, onClose, onSecret }: RotateSecretDialogProps) {
  const [hours, setHours] = useState(String(USUAL_HOURS));
  const followUp = useFollowUp();
  const rotate = api.useMutation('post', '/v1/webhooks/{id}/rotate', {
    ...followUp(['/v1/webhooks']),
    onSuccess: ({ secret }) => onSecret(secret),
  });
  const overlapHours = wholeNumber(hours, 0, MOST_HOURS);
  const confirm = () => {
    if (overlapHours === null) return;
    rotate.mutate({ params: { path: { id } }, body: { overlapHours } }, { onSettled: onClose });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t.confirmRotate.title}
      about={t.confirmRotate.about}
      action={t.rotate}
      busy={rotate.isPending}
      onConfirm={confirm}
    >
      <TextField
        label={t.confirmRotate.overlap}
        inputMode="numeric"
        value={hours}
        onChange={({ target: { value } }) => setHours(value)}
        error={overlapHours === null ? t.confirmRotate.bad : null}
      />
    </ConfirmDialog>
  );
}
