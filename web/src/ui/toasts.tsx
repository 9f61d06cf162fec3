import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { problemOf } from '../api/problem.js';
import { texts } from '../texts/texts.js';
import { classes } from './classes.js';
import { IconButton, buttonLook } from './button.js';

const UNDO_MS = 10_000;
const manager = Toast.createToastManager();

/** Tells a person that something was done. */
export function tell(title: string): void {
  manager.add({ title });
}

/** Tells that something was done, and offers to undo it for ten seconds. */
export function tellUndoable(title: string, undo: () => void): void {
  const id = manager.add({
    title,
    timeout: UNDO_MS,
    actionProps: {
      children: texts.common.undo,
      onClick: () => {
        manager.close(id);
        undo();
      },
    },
  });
}

/** Tells that something could not be done, and why. It stays until the person closes it. */
export function tellProblem(error: unknown): void {
  const { title, detail, hint } = problemOf(error);
  manager.add({
    type: 'problem',
    title,
    description: [detail, hint].filter(Boolean).join(' '),
    timeout: 0,
    priority: 'high',
  });
}

/** Tells that something could not be done, where the cause is no error that has words of its own. */
export function tellFailure(title: string): void {
  manager.add({ type: 'problem', title, timeout: 0, priority: 'high' });
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={classes(
        'flex items-start gap-3 rounded-lg border bg-surface p-3 text-sm shadow-lg data-[limited]:hidden',
        toast.type === 'problem' && 'border-danger',
      )}
    >
      <div className="min-w-0 flex-1">
        <Toast.Title
          className={classes('font-medium break-words', toast.type === 'problem' && 'text-danger')}
        />
        <Toast.Description className="break-words text-soft" />
      </div>
      {toast.actionProps && <Toast.Action className={buttonLook('plain')} />}
      <Toast.Close render={<IconButton label={texts.common.close} className="-m-1" />}>
        <X />
      </Toast.Close>
    </Toast.Root>
  ));
}
