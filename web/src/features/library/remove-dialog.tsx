import type { ListedDocument } from '../../api/documents.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
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
    <Dialog
      open
      onClose={onClose}
      title={texts.library.removeTitle}
      about={texts.library.removeAbout(documents.filter(({ status }) => status === 'failed').length)}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="danger" onClick={remove}>
            {texts.library.remove}
          </Button>
        </>
      }
    />
  );
}
