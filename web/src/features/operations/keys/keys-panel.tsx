import { useState } from 'react';
import { KeyRound, Plus } from 'lucide-react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { CheckField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';
import { MoreButton } from '../../../ui/more-button.js';
import { EmptyState, Panel } from '../../../ui/panel.js';
import { RefreshButton } from '../shared/refresh.js';
import { usePartSearch } from '../use-part.js';
import { KeysTable } from './keys-table.js';
import type { MadeKey } from './made-key-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';
import { RotateDialog } from './rotate-dialog.js';

export type Key = Schemas['KeyResponse'];

const t = operationsTexts.keys;
const PAGE = 100;

interface KeysPanelProps {
  readonly onMake: () => void;
  readonly onMade: (made: MadeKey) => void;
}

/** The keys of the library, and what can be done with each. */
export function KeysPanel({ onMake, onMade }: KeysPanelProps) {
  const [{ all = false }, change] = usePartSearch();
  const [rotated, setRotated] = useState<Key | null>(null);
  const [revoked, setRevoked] = useState<Key | null>(null);
  const keys = api.useInfiniteQuery(
    'get',
    '/v1/keys',
    { params: { query: { limit: PAGE } } },
    {
      pageParamName: 'after',
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    },
  );
  const make = (
    <Button kind="primary" onClick={onMake}>
      <Plus aria-hidden="true" />
      {t.make}
    </Button>
  );
  return (
    <Panel
      title={t.list}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <CheckField
            label={t.showEnded}
            checked={all}
            onChange={(checked) => change({ all: checked ? true : undefined })}
          />
          <RefreshButton paths={['/v1/keys']} />
          {make}
        </div>
      }
    >
      <Loaded query={keys}>
        {({ pages }) => {
          const known = pages.flatMap(({ results }) => results);
          const shown = all ? known : known.filter(({ state }) => state === 'active');
          return shown.length === 0 ? (
            <EmptyState icon={<KeyRound />} {...t.none} />
          ) : (
            <KeysTable keys={shown} onRotate={setRotated} onRevoke={setRevoked} />
          );
        }}
      </Loaded>
      <MoreButton list={keys} />
      {rotated !== null && <RotateDialog of={rotated} onClose={() => setRotated(null)} onMade={onMade} />}
      {revoked !== null && <RevokeDialog of={revoked} onClose={() => setRevoked(null)} />}
    </Panel>
  );
}
