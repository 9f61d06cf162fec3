import { Link } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import type { Schemas } from '../../../api/client.js';
import { formatMoment } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { IconButton } from '../../../ui/button.js';
import { copyText } from '../../../ui/copy-text.js';
import type { Column } from '../../../ui/table.js';
import { targetOf } from './target.js';
import type { Target } from './target.js';

export type Entry = Schemas['AuditEntryResponse'];

const t = operationsTexts.audit;
/** The client left before it was answered. */
const LEFT = 499;

/** @param nameOf What a target is called, if that is known. */
export function columnsOf(nameOf: (target: Target) => string | undefined): readonly Column<Entry>[] {
  return [
    {
      name: t.columns.at,
      className: 'whitespace-nowrap',
      cell: ({ at }) => <time dateTime={at}>{formatMoment(at)}</time>,
    },
    {
      name: t.columns.who,
      cell: (entry) => <bdi title={entry.caller.id ?? undefined}>{callerOf(entry)}</bdi>,
    },
    {
      name: t.columns.what,
      cell: (entry) => (
        <>
          <p>{changeOf(entry)}</p>
          <code className="text-xs break-words text-soft">{routeOf(entry)}</code>
        </>
      ),
    },
    {
      name: t.columns.target,
      cell: (entry) => {
        const target = targetOf(entry);
        return target === null ? (
          <span className="text-soft">–</span>
        ) : (
          <Named target={target} nameOf={nameOf} />
        );
      },
    },
    {
      name: t.columns.result,
      cell: ({ status }) => (
        <span title={t.status(status)}>
          <Badge tone={status < 400 ? 'success' : status < 500 ? 'warning' : 'danger'}>
            {resultOf(status)}
          </Badge>
        </span>
      ),
    },
    {
      name: t.columns.request,
      className: '@lg:w-px',
      cell: ({ requestId }) =>
        requestId !== null && (
          <IconButton
            label={t.copyRequest(requestId)}
            className="@lg:-my-1.5"
            onClick={() => void copyText(requestId)}
          >
            <Copy />
          </IconButton>
        ),
    },
  ];
}

function Named({ target, nameOf }: { target: Target; nameOf: (target: Target) => string | undefined }) {
  const { kind, id } = target;
  const name = nameOf(target);
  const shown = name === undefined ? <code className="text-xs break-all">{id}</code> : <bdi>{name}</bdi>;
  return (
    <span title={id} className="line-clamp-2 break-words">
      {kind === 'documents' && name !== undefined ? (
        <Link to="/books/$documentId" params={{ documentId: id }} className="hover:underline">
          {shown}
        </Link>
      ) : (
        shown
      )}
    </span>
  );
}

/** All that a person may look for in an entry. */
export function textOf(entry: Entry, nameOf: (target: Target) => string | undefined): string {
  const { caller, path, status, requestId } = entry;
  const target = targetOf(entry);
  return [
    callerOf(entry),
    caller.id,
    changeOf(entry),
    routeOf(entry),
    path,
    target && nameOf(target),
    resultOf(status),
    status,
    requestId,
  ]
    .join(' ')
    .toLowerCase();
}

function callerOf({ caller }: Entry): string {
  return caller.kind === 'open' ? texts.common.anybody : caller.name;
}

/** Routes of later versions by their own name. */
function changeOf(entry: Entry): string {
  return t.changes[routeOf(entry)] ?? routeOf(entry);
}

function routeOf({ method, route }: Entry): string {
  return `${method} ${route}`;
}

function resultOf(status: number): string {
  if (status === LEFT) return t.results.left;
  return status < 400 ? t.results.done : status < 500 ? t.results.refused : t.results.failed;
}
