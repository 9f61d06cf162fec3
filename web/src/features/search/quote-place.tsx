import type { Schemas } from '../../api/client.js';
import { PassageLink } from '../../app/passage-link.js';
import { formatShare } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import { CopyMenu } from './copy-menu.js';

type Place = Schemas['QuotePlaceResponse'];

/** One place of a sentence, and what the book says otherwise there. */
export function QuotePlace({ place }: { place: Place }) {
  const t = searchTexts.quote;
  const { match, similarity, title, sectionPath, pageFirst, pageLabelFirst, text, differences, chunks } =
    place;
  const name = `${sectionPath.at(-1) ?? title}, ${texts.common.page(pageFirst, pageLabelFirst)}`;
  const chunk = chunks[0]?.chunkId;
  return (
    <article className="flex flex-col gap-2 rounded-xl border bg-surface p-4">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-semibold break-words">
            {chunk === undefined ? (
              name
            ) : (
              <PassageLink
                place={{ documentId: place.documentId, page: pageFirst, chunk, mark: text }}
                className="text-accent hover:underline"
              >
                {name}
              </PassageLink>
            )}
          </h3>
          <p className="text-xs break-words text-soft">{[title, ...sectionPath.slice(0, -1)].join(' › ')}</p>
        </div>
        <Badge tone={match === 'exact' ? 'success' : 'warning'}>{t.match[match]}</Badge>
      </header>
      <blockquote className="border-l-2 border-line-strong pl-3 text-sm break-words">{text}</blockquote>
      {match === 'near' && <p className="text-xs text-soft">{t.similarity(formatShare(similarity))}</p>}
      {differences.length > 0 && (
        <table className="self-start text-sm">
          <caption className="sr-only">{t.differences}</caption>
          <thead>
            <tr className="text-left text-xs text-soft">
              <th scope="col" className="pr-6 font-medium">
                {t.quoted}
              </th>
              <th scope="col" className="font-medium">
                {t.book}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ quote, book }, index) => (
              <tr key={index} className="align-top">
                <td className="pr-6 break-words">
                  {quote === '' ? <em className="text-soft">{t.missing}</em> : <del>{quote}</del>}
                </td>
                <td className="break-words">
                  {book === '' ? <em className="text-soft">{t.missing}</em> : <ins>{book}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="-mx-2 -mb-1 text-soft">
        <CopyMenu cited={place} />
      </div>
    </article>
  );
}
