import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../../api/client.js';
import { useMe } from '../../../api/me.js';
import type { Scope } from '../../../api/me.js';
import { problemOf } from '../../../api/problem.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { CheckField, TextField } from '../../../ui/field.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Select } from '../../../ui/select.js';
import { wholeNumber } from '../shared/whole-number.js';
import { DocumentChoice } from './document-choice.js';
import type { MadeKey } from './made-key-dialog.js';

const t = operationsTexts.keys.form;
const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];
/** `MOST_DAYS` of the server. */
const MOST_DAYS = 3650;

interface NewKeyDialogProps {
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey) => void;
}

/** Asks for whom and for what a key shall be. */
export function NewKeyDialog({ onClose, onMade }: NewKeyDialogProps) {
  const isFirst = useMe().data?.needsKey === false;
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>(isFirst ? 'admin' : 'read');
  const [days, setDays] = useState('');
  const [limits, setLimits] = useState(false);
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const make = api.useMutation('post', '/v1/keys', {
    onSuccess: (made) => {
      onClose();
      onMade(made);
    },
  });
  const wantedDays = days.trim() === '' ? undefined : wholeNumber(days, 1, MOST_DAYS);
  const errors = {
    name: name.trim() === '' ? t.needName : null,
    days: wantedDays === null ? t.badDays : null,
    documents: limits && documents.length === 0 ? t.noneChosen : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wantedDays === null || Object.values(errors).some((error) => error !== null)) return;
    make.mutate({
      body: {
        name: name.trim(),
        scope,
        ...(wantedDays !== undefined && { days: wantedDays }),
        ...(limits && { documents: [...documents] }),
      },
    });
  };
  const shown = isTried ? errors : { name: null, days: null, documents: null };
  return (
    <Dialog
      open
      keepsOpen
      onClose={onClose}
      title={t.title}
      about={isFirst ? `${t.first} ${t.firstScope}` : undefined}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {make.error !== null && <ProblemNotice error={problemOf(make.error)} />}
        <TextField
          label={t.name}
          hint={t.nameHint}
          maxLength={100}
          value={name}
          onChange={({ target: { value } }) => setName(value)}
          error={shown.name}
        />
        <Select
          label={t.scope}
          value={scope}
          onChange={setScope}
          options={SCOPES.map((value) => ({
            value,
            label: `${value}: ${operationsTexts.keys.scopes[value]}`,
          }))}
        />
        <TextField
          label={t.days}
          hint={t.daysHint}
          inputMode="numeric"
          value={days}
          onChange={({ target: { value } }) => setDays(value)}
          error={shown.days}
        />
        <CheckField label={t.limit} checked={limits} onChange={setLimits} />
        {limits && <DocumentChoice chosen={documents} onChange={setDocuments} error={shown.documents} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" disabled={make.isPending}>
            {t.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
