import { useState } from 'react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatDuration, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Loaded } from '../../../ui/loaded.js';
import { MoreButton } from '../../../ui/more-button.js';
import { Select } from '../../../ui/select.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { useFollowUp } from '../shared/refresh.js';

type Delivery = Schemas['DeliveryResponse'];

const t = operationsTexts.webhooks;
const ANY = 'any';
const STATES = [ANY, 'pending', 'delivered', 'failed'] as const;
type Wanted = (typeof STATES)[number];
const PAGE = 20;
const TONES: Readonly<Record<Delivery['state'], Tone>> = {
  pending: 'warning',
  delivered: 'success',
  failed: 'danger',
};

/** The log of a webhook, newest first. */
export function DeliveriesTable({ id, active }: { id: string; active: boolean }) {
  const [wanted, setWanted] = useState<Wanted>(ANY);
  const log = api.useInfiniteQuery(
    'get',
    '/v1/webhooks/{id}/deliveries',
    { params: { path: { id }, query: { limit: PAGE, ...(wanted !== ANY && { state: wanted }) } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    },
  );
  const followUp = useFollowUp();
  const redeliver = api.useMutation(
    'post',
    '/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver',
    followUp(['/v1/webhooks', '/v1/webhooks/{id}/deliveries'], t.redelivered),
  );
  const again = active
    ? (deliveryId: string) => redeliver.mutate({ params: { path: { id, deliveryId } } })
    : null;
  return (
    <div className="flex flex-col gap-2 rounded-lg border p-3">
      <Select
        label={t.state}
        hideLabel
        className="w-40"
        value={wanted}
        onChange={setWanted}
        options={STATES.map((value) => ({
          value,
          label: value === ANY ? `${t.state}: ${t.any}` : t.states[value],
        }))}
      />
      <Loaded query={log}>
        {({ pages }) => {
          const deliveries = pages.flatMap(({ results }) => results);
          return deliveries.length === 0 ? (
            <p className="text-sm text-soft">{wanted === ANY ? t.noDeliveries : t.noDeliveriesSo}</p>
          ) : (
            <Table
              label={t.deliveries}
              columns={[...COLUMNS, againColumn(again)]}
              rows={deliveries}
              rowKey={({ id: of }) => of}
            />
          );
        }}
      </Loaded>
      <MoreButton list={log} />
    </div>
  );
}

/** @param again Null: the webhook is switched off. */
function againColumn(again: ((id: string) => void) | null): Column<Delivery> {
  return {
    name: t.columns.actions,
    cell: ({ id, state }) =>
      state !== 'pending' && (
        <Button disabled={again === null} onClick={() => again?.(id)}>
          {t.redeliver}
        </Button>
      ),
  };
}

const COLUMNS: readonly Column<Delivery>[] = [
  {
    name: t.columns.type,
    cell: ({ type, payload }) => (
      <details>
        <summary className="cursor-pointer">{type}</summary>
        <pre
          className="mt-1 max-w-md overflow-auto rounded bg-sunken p-2 text-xs"
          tabIndex={0}
          aria-label={t.payload}
        >
          {JSON.stringify(payload, null, 2)}
        </pre>
      </details>
    ),
  },
  {
    name: t.columns.state,
    cell: ({ state, nextTryAt }) => (
      <span className="flex flex-col items-start gap-1">
        <Badge tone={TONES[state]}>{t.states[state]}</Badge>
        {nextTryAt !== null && (
          <span className="text-xs text-soft">
            <Age at={nextTryAt} say={t.nextTry} />
          </span>
        )}
      </span>
    ),
  },
  { name: t.columns.attempts, numeric: true, cell: ({ attempts }) => formatNumber(attempts) },
  {
    name: t.columns.answer,
    cell: ({ status, error, response, durationMs }) => (
      <span className="break-words" title={response ?? undefined}>
        {[status, error, durationMs !== null && formatDuration(durationMs)].filter(Boolean).join(' · ')}
      </span>
    ),
  },
  {
    name: t.columns.at,
    className: 'whitespace-nowrap',
    cell: ({ triedAt, createdAt }) => <Age at={triedAt ?? createdAt} />,
  },
];
