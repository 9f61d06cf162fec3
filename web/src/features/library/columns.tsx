import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { ListedDocument } from '../../api/documents.js';
import { formatMoment, formatNumber, formatShare } from '../../format/format.js';
import { texts } from '../../texts/texts.js';
import { StatusCell } from './status-cell.js';

/**
 * The widths of all columns, from the selection to the menu. They follow the width of the table, not of the screen, which
 * also has the navigation: on a narrow one the status stands below the title, and the widest one shows a moment in a line.
 */
export const COLUMN_WIDTHS =
  'grid-cols-[2.5rem_minmax(0,1fr)_2.75rem] ' +
  '@2xl:grid-cols-[2.5rem_minmax(0,1fr)_12rem_4.5rem_6.25rem_2.75rem] ' +
  '@4xl:grid-cols-[2.5rem_minmax(0,1fr)_12rem_6.5rem_4.5rem_4.5rem_5.5rem_6.25rem_2.75rem] ' +
  '@6xl:grid-cols-[2.5rem_minmax(0,1fr)_17rem_6.5rem_4.5rem_4.5rem_5.5rem_9rem_2.75rem]';

export interface Cell {
  readonly id: 'title' | 'status' | 'difficulty' | 'pages' | 'chunks' | 'coverage' | 'createdAt';
  readonly cell: (document: ListedDocument) => ReactNode;
  readonly className?: string;
}

const MEDIUM = 'hidden @2xl:flex';
const WIDE = 'hidden @4xl:flex';
const NUMBER = 'justify-end tabular-nums';

export const CELLS: readonly Cell[] = [
  { id: 'title', cell: (document) => <TitleCell document={document} /> },
  {
    id: 'status',
    cell: (document) => <StatusCell document={document} />,
    className: 'col-start-2 row-start-2 @2xl:col-auto @2xl:row-auto',
  },
  { id: 'difficulty', cell: ({ difficulty }) => texts.common.difficulty[difficulty], className: WIDE },
  {
    id: 'pages',
    cell: ({ pages }) => (pages === null ? '–' : formatNumber(pages)),
    className: `${MEDIUM} ${NUMBER}`,
  },
  {
    id: 'chunks',
    cell: ({ chunks }) => (chunks === 0 ? '–' : formatNumber(chunks)),
    className: `${WIDE} ${NUMBER}`,
  },
  {
    id: 'coverage',
    cell: ({ coverage }) => (coverage === null ? '–' : formatShare(coverage, true)),
    className: `${WIDE} ${NUMBER}`,
  },
  {
    id: 'createdAt',
    cell: ({ createdAt }) => <time dateTime={createdAt}>{formatMoment(createdAt)}</time>,
    className: `${MEDIUM} text-xs text-soft`,
  },
];

function TitleCell({ document: { id, title, fileName } }: { document: ListedDocument }) {
  return (
    <div className="min-w-0 flex-1">
      <Link
        to="/books/$documentId"
        params={{ documentId: id }}
        title={title}
        className="line-clamp-2 leading-5 font-medium break-words hover:underline"
      >
        <bdi>{title}</bdi>
      </Link>
      <p className="hidden truncate text-xs text-soft @2xl:block" title={fileName}>
        <bdi>{fileName}</bdi>
      </p>
    </div>
  );
}
