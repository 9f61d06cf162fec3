import { api } from '../api/client.js';
import { formatShare } from '../format/format.js';
import { texts } from '../texts/texts.js';
import { Loaded } from '../ui/loaded.js';
import { TypeBadge } from '../ui/type-badge.js';
import { PassageLink } from './passage-link.js';

/** What is nearest in meaning to a chunk, in all books. */
export function SimilarPassages({ chunkId }: { chunkId: string }) {
  const similar = api.useQuery('get', '/v1/chunks/{id}/similar', {
    params: { path: { id: chunkId }, query: { limit: 5 } },
  });
  return (
    <Loaded query={similar}>
      {({ results }) =>
        results.length === 0 ? (
          <p className="text-sm text-soft">{texts.common.noneSimilar}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {results.map(
              ({ chunkId: chunk, documentId, title, sectionPath, pageFirst, type, score, text }) => (
                <li key={chunk}>
                  <PassageLink
                    place={{ documentId, page: pageFirst, chunk }}
                    className="flex flex-col gap-0.5 rounded-md border p-2 text-sm hover:bg-sunken"
                  >
                    <span className="flex flex-wrap items-center gap-2">
                      <span className="min-w-0 flex-1 font-medium break-words">
                        {sectionPath.at(-1) ?? title}, {texts.common.page(pageFirst, null)}
                      </span>
                      <TypeBadge type={type} />
                      <span className="text-xs text-soft tabular-nums" title={texts.common.similarity}>
                        {formatShare(score)}
                      </span>
                    </span>
                    <span className="line-clamp-2 break-words">{text}</span>
                    <span className="truncate text-xs text-soft">{title}</span>
                  </PassageLink>
                </li>
              ),
            )}
          </ul>
        )
      }
    </Loaded>
  );
}
