import { api } from '../../api/client.js';
import { PassageLink } from '../../app/passage-link.js';
import { formatShare } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { Loaded } from '../../ui/loaded.js';
import { TypeBadge } from '../../ui/type-badge.js';

/** What is nearest in meaning to a chunk, in all books. */
export function SimilarPassages({ chunkId }: { chunkId: string }) {
  const query = api.useQuery('get', '/v1/chunks/{id}/similar', {
    params: { path: { id: chunkId }, query: { limit: 5 } },
  });
  return (
    <section aria-label={searchTexts.similar} className="border-t pt-2">
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <p className="text-sm text-soft">{searchTexts.noSimilar}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {results.map((passage) => (
                <li key={passage.chunkId} className="flex flex-col gap-0.5 text-sm">
                  <div className="flex flex-wrap items-center gap-2">
                    <PassageLink
                      place={{
                        documentId: passage.documentId,
                        page: passage.pageFirst,
                        chunk: passage.chunkId,
                      }}
                      className="font-medium break-words text-accent hover:underline"
                    >
                      {passage.sectionPath.at(-1) ?? passage.title},{' '}
                      {texts.common.page(passage.pageFirst, null)}
                    </PassageLink>
                    <TypeBadge type={passage.type} />
                    <span className="text-xs text-soft tabular-nums">{formatShare(passage.score)}</span>
                  </div>
                  <p className="line-clamp-2 break-words text-soft">{passage.text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
