import { useState } from 'react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { formatBytes, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { StartChangeDialog } from './start-change-dialog.js';

type Model = Schemas['ModelResponse'];

const t = operationsTexts.models;

/** The models of this installation, and the beginning of a change to one of them. */
export function InstalledPanel({ models }: { models: readonly Model[] }) {
  const [wanted, setWanted] = useState<string | null>(null);
  const mayAdmin = useMay('admin');
  const vectors = api.useQuery('get', '/v1/statistics', {}).data?.vectors;
  const columns = columnsOf(vectors, mayAdmin && models.length > 1 ? setWanted : null);
  return (
    <Panel title={t.installed}>
      <Table label={t.installed} columns={columns} rows={models} rowKey={({ key }) => key} />
      {models.length === 1 && <p className="mt-3 text-sm text-soft">{t.onlyOne}</p>}
      {wanted !== null && <StartChangeDialog model={wanted} onClose={() => setWanted(null)} />}
    </Panel>
  );
}

/** @param onUse Null: no other model may be chosen. */
function columnsOf(
  vectors: Schemas['StatisticsResponse']['vectors'] | undefined,
  onUse: ((key: string) => void) | null,
): readonly Column<Model>[] {
  const names = t.installedColumns;
  return [
    {
      name: names.key,
      cell: ({ key }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span className="break-all">{key}</span>
          {vectors?.some(({ model, active }) => active && model === key) && (
            <Badge tone="accent">{t.inUse}</Badge>
          )}
        </span>
      ),
    },
    {
      name: names.revision,
      cell: ({ revision }) => <code className="text-xs">{revision.slice(0, 12)}</code>,
    },
    { name: names.dimension, numeric: true, cell: ({ dimension }) => formatNumber(dimension) },
    { name: names.tokens, numeric: true, cell: ({ maxTokens }) => formatNumber(maxTokens) },
    { name: names.licence, cell: ({ licence }) => licence ?? texts.common.none },
    { name: names.bytes, numeric: true, cell: ({ bytes }) => formatBytes(bytes) },
    {
      name: names.vectors,
      numeric: true,
      cell: ({ key }) => formatNumber(vectors?.find(({ model }) => model === key)?.vectors ?? 0),
    },
    ...(onUse !== null
      ? [
          {
            name: names.use,
            cell: ({ key }: Model) => (
              <Button aria-label={t.use(key)} onClick={() => onUse(key)}>
                {t.useIt}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
