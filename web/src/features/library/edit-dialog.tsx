import { useState } from 'react';
import type { FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { ListedDocument } from '../../api/documents.js';
import { documentsChanged } from '../../api/live.js';
import { problemOf } from '../../api/problem.js';
import { libraryTexts } from '../../texts/library.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextField } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { tell } from '../../ui/toasts.js';
import { DIFFICULTIES } from '../../api/words.js';

const words = libraryTexts;
const OPTIONS = DIFFICULTIES.map((value) => ({ value, label: texts.common.difficulty[value] }));

/** Changes what a person may state about a book. */
export default function EditDialog({ document, onClose }: { document: ListedDocument; onClose: () => void }) {
  const queries = useQueryClient();
  const [title, setTitle] = useState(document.title);
  const [difficulty, setDifficulty] = useState(document.difficulty);
  const change = api.useMutation('patch', '/v1/documents/{id}', {
    onSuccess: () => {
      tell(words.told.changed);
      onClose();
    },
    onSettled: () => documentsChanged(queries, new Set([document.id])),
  });
  const problem = change.error === null ? null : problemOf(change.error);
  const save = (event: FormEvent) => {
    event.preventDefault();
    // A title that was not touched stays that of the book: the next ingest may find a better one.
    const changes = { ...(title !== document.title && { title }), difficulty };
    change.mutate({ params: { path: { id: document.id } }, body: changes });
  };
  return (
    <Dialog open onClose={onClose} title={words.editTitle}>
      <form onSubmit={save} className="flex flex-col gap-4">
        <TextField
          label={words.titleField}
          value={title}
          dir="auto"
          onChange={(event) => setTitle(event.target.value)}
          error={problem && `${problem.detail} ${problem.hint ?? ''}`}
        />
        <Select label={words.difficultyField} value={difficulty} onChange={setDifficulty} options={OPTIONS} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" disabled={change.isPending}>
            {texts.common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
