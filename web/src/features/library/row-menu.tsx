import { Suspense, lazy, useState } from 'react';
import type { ReactNode } from 'react';
import {
  Ban,
  Eraser,
  EllipsisVertical,
  Pencil,
  Play,
  RefreshCw,
  RotateCw,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { ListedDocument } from '../../api/documents.js';
import { isAtWork } from '../../api/words.js';
import { libraryTexts } from '../../texts/library.js';
import { buttonLook } from '../../ui/button.js';
import { classes } from '../../ui/classes.js';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.js';
import { useDocumentActions } from './use-document-actions.js';
import { useLibrarySearch } from './use-library-search.js';

const EditDialog = lazy(() => import('./edit-dialog.js'));
const RemoveDialog = lazy(() => import('./remove-dialog.js'));
const words = libraryTexts;

/** What can be done with one document. The menu itself is made when somebody wants it: rows must scroll quickly. */
export function RowMenu({ document }: { document: ListedDocument }) {
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  return (
    <>
      <Menu trigger={<MenuButton title={document.title} />}>
        <MenuItems
          document={document}
          onEdit={() => setDialog('edit')}
          onRemove={() => setDialog('remove')}
        />
      </Menu>
      <Suspense>
        {dialog === 'edit' && <EditDialog document={document} onClose={() => setDialog(null)} />}
        {dialog === 'remove' && <RemoveDialog documents={[document]} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}

function MenuButton({ title, ...rest }: { title: string }) {
  return (
    <button
      type="button"
      aria-label={words.actionsOf(title)}
      className={classes(buttonLook('quiet'), 'size-8 px-0')}
      {...rest}
    >
      <EllipsisVertical aria-hidden="true" />
    </button>
  );
}

interface MenuItemsProps {
  readonly document: ListedDocument;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function MenuItems({ document, onEdit, onRemove }: MenuItemsProps) {
  const actions = useDocumentActions();
  const isDeleted = useLibrarySearch().search.deleted === true;
  const item = (Icon: typeof Play, label: ReactNode, run: () => void, danger = false) => (
    <MenuItem onSelect={run} danger={danger}>
      <Icon aria-hidden="true" />
      {label}
    </MenuItem>
  );
  if (isDeleted) return item(Undo2, words.restore, () => void actions.restore([document]));
  const { status } = document;
  return (
    <>
      {isAtWork(status) && item(Ban, words.cancel, () => void actions.cancel([document]))}
      {status === 'pending' && item(Play, words.start, () => void actions.start(document))}
      {status === 'failed' && item(RotateCw, words.retry, () => void actions.retry(document))}
      {status === 'failed' && item(Eraser, words.clearFailure, () => void actions.clearFailure(document))}
      {status.startsWith('completed') &&
        item(RefreshCw, words.reprocess, () => void actions.reprocess([document]))}
      {item(Pencil, words.edit, onEdit)}
      <MenuSeparator />
      {item(
        Trash2,
        words.delete,
        status === 'failed' ? onRemove : () => void actions.delete([document]),
        true,
      )}
    </>
  );
}
