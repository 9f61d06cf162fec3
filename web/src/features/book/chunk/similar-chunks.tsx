import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.js';
import { formatShare } from '../../../format/format.js';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Loaded } from '../../../ui/loaded.js';
import { TypeBadge } from '../../../ui/type-badge.js';

/** The chunks of all books that are nearest in meaning to one. */
export function SimilarChunks({ chunkId }: { chunkId: string }) {
  const similar = api.useQuery('get', '/v1/chunks/{id}/similar', {
    params: { path: { id: chunkId }, query: { limit: 5 } },
  });
  return (
    <Loaded query={similar}>
      {({ results }) =>
        results.length === 0 ? (
          <p className="text-sm text-soft">{bookTexts.nothingSimilar}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {results.map((result) => (
              <li key={result.chunkId}>
                <Link
                  to="/books/$documentId"
                  params={{ documentId: result.documentId }}
                  search={{ view: 'pages', chunk: result.chunkId }}
                  className="flex flex-col gap-0.5 rounded-md border p-2 text-sm hover:bg-sunken"
                >
                  <span className="flex items-center justify-between gap-2">
                    <TypeBadge type={result.type} />
                    <span className="text-xs text-soft" title={bookTexts.similarity}>
                      {formatShare(result.score)}
                    </span>
                  </span>
                  <span className="line-clamp-2 break-words">{result.text}</span>
                  <span className="truncate text-xs text-soft">
                    {result.title} · {texts.common.page(result.pageFirst, null)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
