import type { ReactNode } from 'react';
import { Copy } from 'lucide-react';
import { texts } from '../../../texts/texts.js';
import { Button, IconButton } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { tell } from '../../../ui/toasts.js';

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
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret ?? '');
      tell(texts.operations.copied);
    } catch {
      // Pages that are not served over https may not copy.
      tell(texts.operations.notCopied);
    }
  };
  return (
    <Dialog
      open={secret !== null}
      keepsOpen
      onClose={onClose}
      title={title}
      about={texts.operations.secretOnce}
      actions={
        <>
          {actions}
          <Button kind="primary" onClick={onClose}>
            {texts.operations.secretDone}
          </Button>
        </>
      }
    >
      <div className="flex items-center gap-2 rounded-md bg-sunken p-2">
        <code aria-label={label} className="min-w-0 flex-1 text-sm break-all select-all">
          {secret}
        </code>
        <IconButton label={texts.common.copy} onClick={() => void copy()}>
          <Copy />
        </IconButton>
      </div>
      {children}
    </Dialog>
  );
}
