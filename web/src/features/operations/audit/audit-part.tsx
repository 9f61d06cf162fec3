import { useDeferredValue } from 'react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatMoment, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Badge } from '../../../ui/badge.js';
import { TextField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';
import { MoreButton } from '../../../ui/more-button.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { usePartSearch } from '../use-part.js';

type Entry = Schemas['AuditEntryResponse'];

const t = operationsTexts.audit;
const PAGE = 100;
const COLUMNS: readonly Column<Entry>[] = [
  {
    name: t.columns.at,
    className: 'whitespace-nowrap',
    cell: ({ at }) => <time dateTime={at}>{formatMoment(at)}</time>,
  },
  {
    name: t.columns.who,
    cell: ({ caller }) => (
      <span title={caller.id ?? undefined}>{caller.kind === 'open' ? t.open : caller.name}</span>
    ),
  },
  {
    name: t.columns.what,
    cell: ({ method, route }) => <code className="text-xs break-all">{`${method} ${route}`}</code>,
  },
  { name: t.columns.path, cell: ({ path }) => <code className="text-xs break-all">{path}</code> },
  {
    name: t.columns.status,
    cell: ({ status }) => <Badge tone={status < 400 ? 'success' : 'danger'}>{status}</Badge>,
  },
  {
    name: t.columns.request,
    cell: ({ requestId }) => <code className="text-xs break-all">{requestId}</code>,
  },
];

export default function AuditPart() {
  return (
    <ForScope scope="admin">
      <AuditLog />
    </ForScope>
  );
}

function AuditLog() {
  const [{ find = '' }, change] = usePartSearch();
  const wanted = useDeferredValue(find.trim().toLowerCase());
  const log = api.useInfiniteQuery(
    'get',
    '/v1/audit-log',
    { params: { query: { limit: PAGE } } },
    {
      pageParamName: 'after',
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    },
  );
  return (
    <Loaded query={log}>
      {({ pages }) => {
        const entries = pages.flatMap(({ results }) => results);
        const shown = entries.filter((entry) => textOf(entry).includes(wanted));
        return (
          <Panel>
            <div className="mb-3 flex flex-wrap items-end gap-3">
              <TextField
                label={t.filter}
                hint={t.filterHint}
                className="w-96 max-w-full"
                value={find}
                onChange={({ target: { value } }) => change({ find: value || undefined })}
              />
              <span className="ml-auto flex items-center gap-3 text-sm text-soft">
                {t.loaded(formatNumber(entries.length))}
                <RefreshButton paths={['/v1/audit-log']} />
              </span>
            </div>
            {shown.length === 0 ? (
              <p className="text-sm text-soft">{entries.length === 0 ? t.none : t.noneSo}</p>
            ) : (
              <Table
                label={operationsTexts.parts.audit}
                columns={COLUMNS}
                rows={shown}
                rowKey={({ id }) => id}
              />
            )}
            <MoreButton list={log} />
          </Panel>
        );
      }}
    </Loaded>
  );
}

function textOf({ caller, method, route, path, status, requestId }: Entry): string {
  return [caller.name, caller.id, method, route, path, status, requestId].join(' ').toLowerCase();
}
