import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { problemOf } from '../../../api/problem.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { CheckField, TextField } from '../../../ui/field.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useFollowUp } from '../shared/refresh.js';
import { EVENT_TYPES } from './event-types.js';
import type { EventType } from './event-types.js';

interface WebhookDialogProps {
  /** Undefined: a new one. */
  readonly webhook?: Schemas['WebhookResponse'];
  readonly onClose: () => void;
  readonly onAdded?: (secret: string) => void;
}

const t = operationsTexts.webhooks;

/** Asks where events are sent, and which. */
export function WebhookDialog({ webhook, onClose, onAdded }: WebhookDialogProps) {
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [types, setTypes] = useState<readonly EventType[] | null>(webhook?.types ?? null);
  const [isTried, setTried] = useState(false);
  const { save, error, isPending } = useSave(webhook?.id, onClose, onAdded);
  const errors = {
    url: /^https?:\/\/./.test(url.trim()) ? null : t.needUrl,
    types: types?.length === 0 ? t.needEvent : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.url !== null || errors.types !== null) return;
    save({ url: url.trim(), description, types: types && [...types] });
  };
  return (
    <Dialog open keepsOpen onClose={onClose} title={webhook ? t.form.change : t.form.add}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {error !== null && <ProblemNotice error={problemOf(error)} />}
        <TextField
          label={t.url}
          hint={t.urlHint}
          type="url"
          value={url}
          onChange={({ target: { value } }) => setUrl(value)}
          error={isTried ? errors.url : null}
        />
        <TextField
          label={t.description}
          maxLength={255}
          value={description}
          onChange={({ target: { value } }) => setDescription(value)}
        />
        <TypesChoice types={types} onChange={setTypes} error={isTried ? errors.types : null} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" disabled={isPending}>
            {webhook ? t.form.save : t.form.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Adds a webhook or changes one: both take the same fields. */
function useSave(id: string | undefined, onClose: () => void, onAdded: WebhookDialogProps['onAdded']) {
  const followUp = useFollowUp();
  const { onSettled, onSuccess } = followUp(['/v1/webhooks'], t.changed);
  const add = api.useMutation('post', '/v1/webhooks', {
    onSettled,
    onSuccess: ({ secret }) => {
      onClose();
      onAdded?.(secret);
    },
  });
  const change = api.useMutation('patch', '/v1/webhooks/{id}', {
    onSettled,
    onSuccess: () => {
      onClose();
      onSuccess();
    },
  });
  return {
    error: add.error ?? change.error,
    isPending: add.isPending || change.isPending,
    save: (body: Schemas['AddWebhookRequest']) =>
      id === undefined ? add.mutate({ body }) : change.mutate({ params: { path: { id } }, body }),
  };
}

interface TypesChoiceProps {
  readonly types: readonly EventType[] | null;
  readonly onChange: (types: readonly EventType[] | null) => void;
  readonly error: string | null;
}

function TypesChoice({ types, onChange, error }: TypesChoiceProps) {
  const toggle = (type: EventType, isChosen: boolean) =>
    onChange(EVENT_TYPES.filter((one) => (one === type ? isChosen : types?.includes(one))));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{t.events}</legend>
      <CheckField
        label={t.allEvents}
        checked={types === null}
        onChange={(isAll) => onChange(isAll ? null : [])}
      />
      {types !== null && (
        <div className="grid gap-1 pl-6 sm:grid-cols-2">
          {EVENT_TYPES.map((type) => (
            <CheckField
              key={type}
              label={type}
              checked={types.includes(type)}
              onChange={(isChosen) => toggle(type, isChosen)}
            />
          ))}
        </div>
      )}
      {error !== null && <p className="text-xs text-danger">{error}</p>}
    </fieldset>
  );
}
