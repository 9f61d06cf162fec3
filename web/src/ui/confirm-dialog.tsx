import type { ReactNode } from 'react';
import { texts } from '../texts/texts.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen. */
  readonly about: ReactNode;
  /** What is done, as a verb. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

/** Says what will happen, and asks. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, about, action, onConfirm, danger = false, busy = false, children } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      about={about}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind={danger ? 'danger' : 'primary'} onClick={onConfirm} disabled={busy}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
