import { signIn, useKey } from '../../../api/key.js';
import type { Schemas } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { SecretDialog } from '../shared/secret-dialog.js';

export type MadeKey = Schemas['NewKeyResponse'];

const t = operationsTexts.keys;

/** Shows a key that was just made, and can use it on this page at once. */
export function MadeKeyDialog({ made, onClose }: { made: MadeKey | null; onClose: () => void }) {
  const isInUse = useKey() === made?.key;
  const signInHere = () => {
    if (made === null) return;
    signIn(made.key, false);
    onClose();
  };
  return (
    <SecretDialog
      title={t.made(made?.name ?? '')}
      label={t.secret}
      secret={made?.key ?? null}
      onClose={onClose}
      actions={!isInUse && <Button onClick={signInHere}>{t.goOnWithIt}</Button>}
    >
      {isInUse && <p className="text-sm text-soft">{t.inUse}</p>}
    </SecretDialog>
  );
}
