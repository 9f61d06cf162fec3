import { useQueryClient } from '@tanstack/react-query';
import { signIn } from '../../../api/key.js';
import type { Schemas } from '../../../api/client.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { SecretDialog } from '../shared/secret-dialog.js';
import { readAgain } from '../shared/refresh.js';

export type MadeKey = Schemas['NewKeyResponse'];

const t = texts.operations.keys;

/** Shows a key that was just made, and can use it on this page at once. */
export function MadeKeyDialog({ made, onClose }: { made: MadeKey | null; onClose: () => void }) {
  const queries = useQueryClient();
  // The first key of a library closes it: only when this one is copied, the page may ask for it.
  const close = () => {
    onClose();
    void readAgain(queries, ['/v1/me', '/v1/keys']);
  };
  const signInHere = () => {
    if (made === null) return;
    signIn(made.key, false);
    close();
  };
  return (
    <SecretDialog
      title={t.made(made?.name ?? '')}
      label={t.secret}
      secret={made?.key ?? null}
      onClose={close}
      actions={<Button onClick={signInHere}>{t.goOnWithIt}</Button>}
    />
  );
}
