import { useState } from 'react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { TextField } from '../../../ui/field.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { wholeNumber } from '../shared/whole-number.js';
import type { Key } from './keys-panel.js';
import type { MadeKey } from './made-key-dialog.js';

const t = operationsTexts.keys;
/** `OVERLAP_HOURS` and `MOST_OVERLAP_HOURS` of the server. */
const USUAL_HOURS = 72;
const MOST_HOURS = 2160;

interface RotateDialogProps {
  readonly of: Key;
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey) => void;
}

export function RotateDialog({ of: { id, name }, onClose, onMade }: RotateDialogProps) {
  const [hours, setHours] = useState(String(USUAL_HOURS));
  const followUp = useFollowUp();
  const rotate = api.useMutation('post', '/v1/keys/{id}/rotate', {
    ...followUp(['/v1/keys']),
    onSuccess: onMade,
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
      title={t.confirmRotate.title(name)}
      about={t.confirmRotate.about}
      action={t.rotate}
      busy={rotate.isPending}
      onConfirm={confirm}
    >
      <TextField
        label={t.confirmRotate.overlap}
        hint={t.confirmRotate.overlapHint}
        inputMode="numeric"
        value={hours}
        onChange={({ target: { value } }) => setHours(value)}
        error={overlapHours === null ? t.confirmRotate.bad : null}
      />
    </ConfirmDialog>
  );
}
