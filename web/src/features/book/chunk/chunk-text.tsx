import { memo } from 'react';
import type { WholeChunk } from '../use-book.js';

/** The text of a chunk as its parts: code as code, headings as headings. */
export const ChunkText = memo(function ChunkText({ chunk: { text, parts } }: { chunk: WholeChunk }) {
  if (parts === null) return <p className="text-sm break-words whitespace-pre-wrap">{text}</p>;
  // The API counts code points, a string of JavaScript has units of UTF-16.
  const points = Array.from(text);
  return (
    <div className="flex flex-col gap-2 text-sm" data-chunk-text>
      {parts.map(({ kind, first, last }) => {
        const part = points.slice(first, last + 1).join('');
        if (kind === 'code' || kind === 'output' || kind === 'table') {
          return (
            <pre
              key={first}
              tabIndex={0}
              data-kind={kind}
              className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs"
            >
              {part}
            </pre>
          );
        }
        return (
          <p
            key={first}
            data-kind={kind}
            className={`break-words whitespace-pre-wrap ${kind === 'heading' ? 'font-semibold' : ''}`}
          >
            {part}
          </p>
        );
      })}
    </div>
  );
});
