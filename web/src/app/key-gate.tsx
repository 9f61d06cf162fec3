import { useState } from 'react';
import type { FormEvent } from 'react';
import { signIn, useKey } from '../api/key.js';
import { texts } from '../texts/texts.js';
import { Button } from '../ui/button.js';
import { CheckField, TextField } from '../ui/field.js';
import { ViewHeader } from '../ui/panel.js';

/** Stands in place of every view while the server asks for a key. */
export function KeyGate() {
  const refusedKey = useKey();
  const [key, setKey] = useState('');
  const [remember, setRemember] = useState(false);
  const use = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '') return;
    signIn(key.trim(), remember);
  };
  return (
    <form onSubmit={use} className="mx-auto mt-16 flex max-w-md flex-col gap-4">
      <ViewHeader title={texts.shell.keyTitle} about={texts.shell.keyAbout} />
      <TextField
        label={texts.shell.keyLabel}
        type="password"
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        error={refusedKey === null ? null : texts.shell.keyRefused}
      />
      <CheckField label={texts.shell.keyRemember} checked={remember} onChange={setRemember} />
      <Button kind="primary" type="submit">
        {texts.shell.keyUse}
      </Button>
    </form>
  );
}
