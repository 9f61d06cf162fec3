import type { ReactNode } from 'react';
import { Copy } from 'lucide-react';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Button, IconButton } from '../../../ui/button.js';
import { copyText } from '../../../ui/copy-text.js';
import { Dialog } from '../../../ui/dialog.js';

interface SecretDialogProps {
  readonly title: string;
  /** What the secret is called. */
  readonly label: string;
  /** Null: nothing to show. */
  readonly secret: string | null;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Shows a secret once. A press beside it does not close it. */
export function SecretDialog({ title, label, secret, onClose, children, actions }: SecretDialogProps) {
  return (
    <Dialog
      open={secret !== null}
      keepsOpen
      onClose={onClose}
      title={title}
      about={operationsTexts.secretOnce}
      actions={
        <>
          {actions}
          <Button kind="primary" onClick={onClose}>
            {operationsTexts.secretDone}
          </Button>
        </>
      }
    >
      <div className="flex items-center gap-2 rounded-md bg-sunken p-2">
        <code aria-label={label} className="min-w-0 flex-1 text-sm break-all select-all">
          {secret}
        </code>
        <IconButton label={texts.common.copy} onClick={() => void copyText(secret ?? '')}>
          <Copy />
        </IconButton>
      </div>
      {children}
    </Dialog>
  );
}
