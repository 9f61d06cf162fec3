import { useState } from 'react';
import { Ban, GraduationCap, RefreshCw, Trash2, Undo2, X } from 'lucide-react';
import type { ListedDocument } from '../../api/documents.js';
import { libraryTexts } from '../../texts/library.js';
import { texts } from '../../texts/texts.js';
import { Button, IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { DIFFICULTIES } from '../../api/words.js';
import RemoveDialog from './remove-dialog.js';
import { useDocumentActions } from './use-document-actions.js';
import { useLibrarySearch } from './use-library-search.js';

const words = libraryTexts;

interface BulkBarProps {
  readonly documents: readonly ListedDocument[];
  readonly onClear: () => void;
}

/** What can be done with all selected documents. */
export default function BulkBar({ documents, onClear }: BulkBarProps) {
  const actions = useDocumentActions();
  const isDeleted = useLibrarySearch().search.deleted === true;
  const [asks, setAsks] = useState(false);
  const remove = () => {
    if (documents.some(({ status }) => status === 'failed')) setAsks(true);
    else void actions.delete(documents);
  };
  return (
    <div
      role="group"
      aria-label={words.selected(documents.length)}
      className="flex flex-wrap items-center gap-2 rounded-lg bg-accent-soft px-3 py-2 text-sm"
    >
      <span className="mr-auto font-medium">{words.selected(documents.length)}</span>
      {isDeleted ? (
        <Button onClick={() => void actions.restore(documents)}>
          <Undo2 aria-hidden="true" />
          {words.restore}
        </Button>
      ) : (
        <>
          <Button onClick={() => void actions.reprocess(documents)}>
            <RefreshCw aria-hidden="true" />
            {words.reprocess}
          </Button>
          <Button onClick={() => void actions.cancel(documents)}>
            <Ban aria-hidden="true" />
            {words.cancel}
          </Button>
          <Menu
            trigger={
              <Button>
                <GraduationCap aria-hidden="true" />
                {words.setDifficulty}
              </Button>
            }
          >
            {DIFFICULTIES.map((value) => (
              <MenuItem key={value} onSelect={() => void actions.setDifficulty(documents, value)}>
                {texts.common.difficulty[value]}
              </MenuItem>
            ))}
          </Menu>
          <Button kind="danger" onClick={remove}>
            <Trash2 aria-hidden="true" />
            {words.delete}
          </Button>
        </>
      )}
      <IconButton label={words.clearSelection} onClick={onClear}>
        <X />
      </IconButton>
      {asks && <RemoveDialog documents={documents} onClose={() => setAsks(false)} />}
    </div>
  );
}
