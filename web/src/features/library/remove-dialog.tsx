import type { ListedDocument } from '../../api/documents.js';
import { libraryTexts } from '../../texts/library.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { useDocumentActions } from './use-document-actions.js';

/** Asks before documents are deleted of which some cannot come back. */
export default function RemoveDialog(props: { documents: readonly ListedDocument[]; onClose: () => void }) {
  const { documents, onClose } = props;
  const actions = useDocumentActions();
  const remove = () => {
    onClose();
    void actions.delete(documents);
  };
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={libraryTexts.removeTitle}
      about={libraryTexts.removeAbout(documents.filter(({ status }) => status === 'failed').length)}
      action={libraryTexts.remove}
      onConfirm={remove}
    />
  );
}
