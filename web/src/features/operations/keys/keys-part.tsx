import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { signIn } from '../../../api/key.js';
import { useMe } from '../../../api/me.js';
import { ForScope } from '../shared/for-scope.js';
import { readAgain } from '../shared/refresh.js';
import { KeysPanel } from './keys-panel.js';
import { MePanel } from './me-panel.js';
import { NewKeyDialog } from './new-key-dialog.js';
import { MadeKeyDialog } from './made-key-dialog.js';
import type { MadeKey } from './made-key-dialog.js';

export default function KeysPart() {
  const me = useMe();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const take = (key: MadeKey) => {
    // The first key closes the library. The page goes on with it at once: a request without a key would be refused, and
    // the page would ask for a key in the place of showing this one.
    if (me.data?.needsKey === false) signIn(key.key, false);
    else void readAgain(queries, ['/v1/keys']);
    setMade(key);
  };
  return (
    <>
      <MePanel />
      <ForScope scope="admin">
        <KeysPanel onMake={() => setMaking(true)} onMade={take} />
      </ForScope>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} onMade={take} />}
      <MadeKeyDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}
