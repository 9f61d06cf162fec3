import { useState } from 'react';
import type { FormEvent } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { TextField } from '../../../ui/field.js';
import { useCorrecting } from './use-corrections.js';

interface RenameDialogProps {
  readonly sectionId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks for the right title of a section. */
export function RenameDialog({ sectionId, title, onClose }: RenameDialogProps) {
  const [text, setText] = useState(title);
  const { rename } = useCorrecting(onClose);
  const save = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ params: { path: { id: sectionId } }, body: { title: text.trim() } });
  };
  return (
    <Dialog open onClose={onClose} title={bookTexts.renameTitle}>
      <form onSubmit={save} className="flex flex-col gap-4">
        <TextField
          label={bookTexts.titleOfSection}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" disabled={text.trim() === '' || rename.isPending}>
            {texts.common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
