import { useState } from 'react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { CheckField } from '../../../ui/field.js';
import { Select } from '../../../ui/select.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';

const t = operationsTexts.models;
const SLOTS = ['all', 'concept', 'code'] as const;
type Slot = (typeof SLOTS)[number];

/** Asks for which chunks a model shall be used, and says what a change does. */
export function StartChangeDialog({ model, onClose }: { model: string; onClose: () => void }) {
  const [slot, setSlot] = useState<Slot>('all');
  const [hold, setHold] = useState(true);
  const { title, about, done } = t.confirm.start(model);
  const followUp = useFollowUp();
  const start = api.useMutation('post', '/v1/model-change', followUp(['/v1/model-change'], done));
  const confirm = () =>
    start.mutate({ body: { model, hold, ...(slot !== 'all' && { slot }) } }, { onSettled: onClose });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title}
      about={about}
      action={t.start}
      busy={start.isPending}
      onConfirm={confirm}
    >
      <Select
        label={t.slotLabel}
        value={slot}
        onChange={setSlot}
        options={SLOTS.map((value) => ({ value, label: t.slots[value] }))}
      />
      <CheckField label={t.hold} checked={hold} onChange={setHold} />
    </ConfirmDialog>
  );
}
