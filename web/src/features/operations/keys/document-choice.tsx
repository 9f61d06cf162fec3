import { useState } from 'react';
import { useDocuments } from '../../../api/documents.js';
import { useSettled } from '../../../state/use-settled.js';
import { operationsTexts } from '../../../texts/operations.js';
import { CheckField, TextField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';

interface DocumentChoiceProps {
  /** Identifiers of documents. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error: string | null;
}

const t = operationsTexts.keys.form;
const SHOWN = 20;

/** Some documents of the library, found by their titles. */
export function DocumentChoice({ chosen, onChange, error }: DocumentChoiceProps) {
  const [text, setText] = useState('');
  const title = useSettled(text.trim());
  const found = useDocuments({ limit: SHOWN, ...(title !== '' && { title }) });
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className="flex flex-col gap-2 rounded-lg border p-3">
      <legend className="px-1 text-sm text-soft">{t.chosen(chosen.length)}</legend>
      <TextField
        label={t.find}
        value={text}
        onChange={({ target: { value } }) => setText(value)}
        error={error}
      />
      <Loaded query={found}>
        {({ results }) =>
          results.length === 0 ? (
            <p className="text-sm text-soft">{t.noneFound}</p>
          ) : (
            <ul className="max-h-48 overflow-auto">
              {results.map(({ id, title: name }) => (
                <li key={id}>
                  <CheckField
                    label={name}
                    checked={chosen.includes(id)}
                    onChange={(isChosen) => toggle(id, isChosen)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </fieldset>
  );
}
