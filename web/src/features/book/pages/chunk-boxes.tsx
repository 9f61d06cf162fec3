import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { classes } from '../../../ui/classes.js';
import { rectOf } from './paper.js';
import type { PageChunk } from './paper.js';
import { TYPE_LOOK } from './type-look.js';

interface ChunkBoxesProps {
  readonly chunks: readonly PageChunk[];
  readonly width: number;
  readonly height: number;
  /** The chunk whose panel is open. */
  readonly chosen: string | undefined;
  readonly onChoose: (chunkId: string) => void;
}

/** The chunks of a page over its picture; one unit is one point of the page. */
export const ChunkBoxes = memo(function ChunkBoxes(props: ChunkBoxesProps) {
  const { chunks, width, height } = props;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
      data-layer="chunks"
    >
      {chunks.map((chunk) => (
        <ChunkShape key={chunk.chunkId} chunk={chunk} {...props} />
      ))}
    </svg>
  );
});

function ChunkShape({ chunk, height, chosen, onChoose }: ChunkBoxesProps & { chunk: PageChunk }) {
  const { colour, dash } = TYPE_LOOK[chunk.type];
  const isChosen = chunk.chunkId === chosen;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(chunk.chunkId);
  };
  const first = chunk.boxes[0];
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={bookTexts.chunkOnPage(texts.common.type[chunk.type], chunk.ordinal + 1)}
      data-chunk={chunk.chunkId}
      onKeyDown={onKeyDown}
      className={classes('group cursor-pointer outline-none', colour)}
    >
      {chunk.boxes.map((box, index) => (
        <rect
          key={index}
          {...rectOf(box, height)}
          data-box={index}
          fillOpacity={isChosen ? 0.14 : 0.06}
          strokeWidth={isChosen ? 2.5 : 1}
          strokeDasharray={isChosen ? '' : dash}
          className="group-hover:[fill-opacity:0.16] group-focus-visible:[stroke-width:3]"
        />
      ))}
      {chunk.parts.flatMap(({ kind, boxes }, part) =>
        kind === 'heading' || kind === 'code' || kind === 'output'
          ? boxes.map((box, index) => (
              <PartShape key={`${part}-${index}`} kind={kind} rect={rectOf(box, height)} />
            ))
          : [],
      )}
      {first && <TypeTag x={first.x1} y={height - first.y1} label={texts.common.type[chunk.type]} />}
    </g>
  );
}

/** A bar beside a heading, and two beside code, so that both are told apart without colours. */
function PartShape({ kind, rect }: { kind: 'heading' | 'code' | 'output'; rect: ReturnType<typeof rectOf> }) {
  const { x, y, height } = rect;
  return (
    <g strokeWidth={0} data-part={kind} className={kind === 'heading' ? 'fill-text' : 'fill-code'}>
      <rect x={x - 5} y={y} width={1.5} height={height} />
      {kind !== 'heading' && <rect x={x - 8} y={y} width={1.5} height={height} />}
    </g>
  );
}

function TypeTag({ x, y, label }: { x: number; y: number; label: string }) {
  return (
    <text
      x={x}
      y={y - 2}
      fontSize={7}
      strokeWidth={0}
      textAnchor="end"
      aria-hidden="true"
      className="pointer-events-none font-medium select-none"
    >
      {label}
    </text>
  );
}
