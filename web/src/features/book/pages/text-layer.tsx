import { memo } from 'react';
import type { Schemas } from '../../../api/client.js';
import { rectOf } from './paper.js';

interface TextLayerProps {
  readonly lines: readonly Schemas['PageLineResponse'][];
  readonly width: number;
  readonly height: number;
}

/** Of the height of a line, how much stands below its base line: about a fifth in most fonts. */
const DESCENT = 0.2;

/** The words of a page, invisible over its picture, so that they can be selected, copied and read aloud. */
export const TextLayer = memo(function TextLayer({ lines, width, height }: TextLayerProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full"
      data-layer="text"
    >
      {lines.map((line, index) => {
        const rect = rectOf(line, height);
        if (rect.width <= 0 || rect.height <= 0) return null;
        return (
          <text
            // Lines have no name of their own, and a page never changes their order.
            key={index}
            x={rect.x}
            y={rect.y + rect.height * (1 - DESCENT)}
            fontSize={rect.height}
            textLength={rect.width}
            lengthAdjust="spacingAndGlyphs"
            className="pointer-events-auto cursor-text fill-transparent whitespace-pre select-text selection:bg-accent/30"
          >
            {line.text}
          </text>
        );
      })}
    </svg>
  );
});
