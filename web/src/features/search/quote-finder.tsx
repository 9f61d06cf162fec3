import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from '@tanstack/react-router';
import { Quote, SearchX } from 'lucide-react';
import { api } from '../../api/client.js';
import { searchTexts } from '../../texts/search.js';
import { Button, buttonLook } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState } from '../../ui/panel.js';
import { QuotePlace } from './quote-place.js';
import { useChangePlace, useSearchPlace } from './search-place.js';

const MOST_PLACES = 40;

/** Where a sentence stands, in all books. */
export function QuoteFinder() {
  const { quote = '' } = useSearchPlace();
  const change = useChangePlace();
  const [text, setText] = useState(quote);
  const t = searchTexts.quote;
  const find = (event: FormEvent) => {
    event.preventDefault();
    change({ quote: text.trim() }, true);
  };
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={find} className="flex flex-col items-start gap-2">
        <TextArea
          label={t.label}
          hint={t.hint}
          rows={3}
          minLength={12}
          maxLength={2000}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-full"
        />
        <Button kind="primary" type="submit">
          {t.find}
        </Button>
      </form>
      {quote === '' ? (
        <EmptyState icon={<Quote />} title={t.emptyTitle} about={t.emptyAbout} />
      ) : (
        <QuotePlaces key={quote} quote={quote} />
      )}
    </div>
  );
}

function QuotePlaces({ quote }: { quote: string }) {
  const t = searchTexts.quote;
  const query = api.useQuery('post', '/v1/quotes/find', { body: { quote, limit: MOST_PLACES } });
  return (
    <Loaded query={query}>
      {({ found, places, count, countIsComplete }) =>
        found === 'none' ? (
          <EmptyState
            icon={<SearchX />}
            title={t.noneTitle}
            about={t.noneAbout}
            actions={
              <Link to="/search" search={{ q: quote }} className={buttonLook('primary')}>
                {t.searchInstead}
              </Link>
            }
          />
        ) : (
          <section aria-label={t.list} className="flex flex-col gap-3">
            <p role="status" className="text-sm text-soft">
              {t.found[found]} {t.places(count, countIsComplete)}
            </p>
            <ol className="flex flex-col gap-3">
              {places.map((place, index) => (
                <li key={index}>
                  <QuotePlace place={place} />
                </li>
              ))}
            </ol>
          </section>
        )
      }
    </Loaded>
  );
}
