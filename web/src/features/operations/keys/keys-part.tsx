import { useState } from 'react';
import { ForScope } from '../shared/for-scope.js';
import { KeysPanel } from './keys-panel.js';
import { MePanel } from './me-panel.js';
import { NewKeyDialog } from './new-key-dialog.js';
import { MadeKeyDialog } from './made-key-dialog.js';
import type { MadeKey } from './made-key-dialog.js';

export default function KeysPart() {
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  return (
    <>
      <MePanel />
      <ForScope scope="admin">
        <KeysPanel onMake={() => setMaking(true)} onMade={setMade} />
      </ForScope>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} onMade={setMade} />}
      <MadeKeyDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}
