import { useDeferredValue } from 'react';
import { api } from '../../../api/client.js';
import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { TextField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';
import { MoreButton } from '../../../ui/more-button.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { usePartSearch } from '../use-part.js';
import { columnsOf, textOf } from './columns.js';
import { useTargetNames } from './use-target-names.js';

const t = operationsTexts.audit;
const PAGE = 100;

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
  const nameOf = useTargetNames();
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
        const shown = entries.filter((entry) => textOf(entry, nameOf).includes(wanted));
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
                columns={columnsOf(nameOf)}
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
