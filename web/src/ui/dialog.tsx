import type { ReactNode } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { texts } from '../texts/texts.js';
import { classes } from './classes.js';
import { IconButton } from './button.js';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the most likely one last. */
  readonly actions?: ReactNode;
  readonly className?: string;
  /** A press beside it does not close it: what it shows or holds would be lost. */
  readonly keepsOpen?: boolean;
}

export function Dialog(props: DialogProps) {
  const { open, onClose, title, about, children, actions, className, keepsOpen = false } = props;
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      disablePointerDismissal={keepsOpen}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup
          className={classes(
            'fixed top-1/2 left-1/2 z-40 flex max-h-[85vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2',
            'flex-col gap-4 overflow-auto rounded-xl border bg-surface p-5 shadow-xl',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <IconButton label={texts.common.close} onClick={onClose} className="-mt-1 -mr-1">
              <X />
            </IconButton>
          </div>
          {about !== undefined && <Base.Description className="text-soft">{about}</Base.Description>}
          {children}
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
