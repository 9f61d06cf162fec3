import { useMe } from '../../../api/me.js';
import type { Me } from '../../../api/me.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import type { Key } from './keys-panel.js';

interface Actions {
  readonly onRotate: (key: Key) => void;
  readonly onRevoke: (key: Key) => void;
}

interface KeysTableProps extends Actions {
  readonly keys: readonly Key[];
}

const t = operationsTexts.keys;
const TONES: Readonly<Record<Key['state'], Tone>> = {
  active: 'success',
  expired: 'neutral',
  revoked: 'danger',
};

export function KeysTable({ keys, ...actions }: KeysTableProps) {
  const columns = columnsOf(useMe().data, actions);
  return <Table label={t.list} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}

function columnsOf(me: Me | undefined, { onRotate, onRevoke }: Actions): readonly Column<Key>[] {
  return [
    {
      name: t.columns.name,
      cell: ({ id, name }) => (
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium break-words">{name}</bdi>
          {me?.kind === 'key' && me.id === id && <Badge tone="accent">{t.yours}</Badge>}
        </span>
      ),
    },
    { name: t.columns.id, cell: ({ id }) => <code className="text-xs">{id}</code> },
    { name: t.columns.scope, cell: ({ scope }) => scope },
    {
      name: t.columns.documents,
      cell: ({ documents }) => (documents === null ? t.unlimited : t.documents(documents.length)),
    },
    {
      name: t.columns.state,
      cell: ({ state, replacedBy }) => (
        <span className="flex flex-wrap items-center gap-1">
          <Badge tone={TONES[state]}>{t.states[state]}</Badge>
          {replacedBy !== null && <span className="text-xs text-soft">{t.replacedBy(replacedBy)}</span>}
        </span>
      ),
    },
    { name: t.columns.used, cell: ({ lastUsedAt }) => <AgeOrNever at={lastUsedAt} /> },
    { name: t.columns.expires, cell: ({ expiresAt }) => <AgeOrNever at={expiresAt} /> },
    {
      name: t.columns.actions,
      cell: (key) =>
        key.state === 'active' && (
          <span className="flex flex-wrap gap-2 @lg:-my-1.5">
            {key.replacedBy === null && (
              <Button aria-label={t.rotateKey(key.name)} onClick={() => onRotate(key)}>
                {t.rotate}
              </Button>
            )}
            <Button kind="danger" aria-label={t.revokeKey(key.name)} onClick={() => onRevoke(key)}>
              {t.revoke}
            </Button>
          </span>
        ),
    },
  ];
}

function AgeOrNever({ at }: { at: string | null }) {
  return at === null ? t.never : <Age at={at} />;
}
