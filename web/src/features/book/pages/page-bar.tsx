import { useState } from 'react';
import type { FormEvent } from 'react';
import { ChevronLeft, ChevronRight, ListTree, ZoomIn, ZoomOut } from 'lucide-react';
import { formatNumber, formatShare } from '../../../format/format.js';
import { bookTexts } from '../../../texts/book.js';
import { IconButton } from '../../../ui/button.js';
import { CheckField, TextField } from '../../../ui/field.js';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
export const FIRST_ZOOM = 1;

interface PageBarProps {
  readonly page: number;
  readonly pages: number;
  /** As printed on the page; null where it has none. */
  readonly label: string | null;
  readonly onTurn: (page: number) => void;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly showChunks: boolean;
  readonly onShowChunks: (show: boolean) => void;
  /** Whether the contents stand beside the page only on very wide screens. */
  readonly isTight: boolean;
  readonly onContents: () => void;
}

export function PageBar(props: PageBarProps) {
  const { page, pages, label, onTurn, zoom, onZoom, showChunks, onShowChunks, isTight, onContents } = props;
  const zoomBy = (step: number) =>
    onZoom(ZOOMS[ZOOMS.indexOf(zoom as (typeof ZOOMS)[number]) + step] ?? zoom);
  return (
    <div
      role="toolbar"
      aria-label={bookTexts.pageTools}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <IconButton
        label={bookTexts.contents}
        onClick={onContents}
        className={isTight ? '2xl:hidden' : 'lg:hidden'}
      >
        <ListTree />
      </IconButton>
      <div className="flex items-center gap-1">
        <IconButton label={bookTexts.previousPage} disabled={page <= 1} onClick={() => onTurn(page - 1)}>
          <ChevronLeft />
        </IconButton>
        {/* Another page means another text in the field. */}
        <PageField key={page} page={page} pages={pages} onTurn={onTurn} />
        <IconButton label={bookTexts.nextPage} disabled={page >= pages} onClick={() => onTurn(page + 1)}>
          <ChevronRight />
        </IconButton>
      </div>
      {label !== null && label !== String(page) && (
        <span className="text-sm text-soft">{bookTexts.printed(label)}</span>
      )}
      <div className="ml-auto flex items-center gap-1">
        <CheckField
          label={bookTexts.showChunks}
          checked={showChunks}
          onChange={onShowChunks}
          className="mr-2"
        />
        <IconButton label={bookTexts.zoomOut} disabled={zoom === ZOOMS[0]} onClick={() => zoomBy(-1)}>
          <ZoomOut />
        </IconButton>
        <output aria-label={bookTexts.zoom} className="w-11 text-center text-sm text-soft tabular-nums">
          {formatShare(zoom)}
        </output>
        <IconButton label={bookTexts.zoomIn} disabled={zoom === ZOOMS.at(-1)} onClick={() => zoomBy(1)}>
          <ZoomIn />
        </IconButton>
      </div>
    </div>
  );
}

function PageField({ page, pages, onTurn }: Pick<PageBarProps, 'page' | 'pages' | 'onTurn'>) {
  const [text, setText] = useState(String(page));
  const wanted = Number(text);
  const isWrong = text.trim() !== '' && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= pages);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong && text.trim() !== '') onTurn(wanted);
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5 text-sm">
      <TextField
        label={bookTexts.pageNumber}
        hideLabel
        inputMode="numeric"
        autoComplete="off"
        className="w-16"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setText(String(page))}
        error={isWrong ? bookTexts.noSuchPage(pages) : null}
      />
      <span className="whitespace-nowrap text-soft">{bookTexts.ofPages(formatNumber(pages))}</span>
    </form>
  );
}
