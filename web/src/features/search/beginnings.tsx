import { Link } from '@tanstack/react-router';
import { BookPlus, MessageCircleQuestion, SearchX } from 'lucide-react';
import { useDocuments } from '../../api/documents.js';
import { searchTexts } from '../../texts/search.js';
import { Button, buttonLook } from '../../ui/button.js';
import { EmptyState } from '../../ui/panel.js';
import { forgetQuestions, useLastQuestions } from './last-questions.js';
import { useChangePlace } from './search-place.js';

/** Before the first question: what one can ask. */
export function NoQuestion({ onAsk }: { onAsk: (question: string) => void }) {
  const last = useLastQuestions();
  const library = useDocuments({ limit: 1 });
  if (library.data?.count === 0) return <NoBooks />;
  return (
    <EmptyState
      icon={<MessageCircleQuestion />}
      title={searchTexts.examplesTitle}
      about={searchTexts.examplesAbout}
      actions={
        <>
          {searchTexts.examples.map((example) => (
            <Button key={example} onClick={() => onAsk(example)}>
              {example}
            </Button>
          ))}
          {last.length > 0 && (
            <section
              aria-label={searchTexts.lastTitle}
              className="mt-6 flex w-full flex-col items-center gap-1"
            >
              <h3 className="text-sm font-semibold">{searchTexts.lastTitle}</h3>
              <ul className="flex max-w-full flex-col items-center">
                {last.map((question) => (
                  <li key={question} className="max-w-full">
                    <Button kind="quiet" className="max-w-full" onClick={() => onAsk(question)}>
                      <span className="truncate">{question}</span>
                    </Button>
                  </li>
                ))}
              </ul>
              <Button kind="quiet" className="text-soft" onClick={forgetQuestions}>
                {searchTexts.forget}
              </Button>
            </section>
          )}
        </>
      }
    />
  );
}

function NoBooks() {
  return (
    <EmptyState
      icon={<BookPlus />}
      title={searchTexts.noBooksTitle}
      about={searchTexts.noBooksAbout}
      actions={
        <Link to="/library" className={buttonLook('primary')}>
          {searchTexts.toLibrary}
        </Link>
      }
    />
  );
}

export function NothingFound({ isFiltered }: { isFiltered: boolean }) {
  const change = useChangePlace();
  return (
    <EmptyState
      icon={<SearchX />}
      title={searchTexts.nothingTitle}
      about={searchTexts.nothingAbout(isFiltered)}
      actions={
        isFiltered && (
          <Button
            kind="primary"
            onClick={() => change({ type: undefined, document: undefined, difficulty: undefined }, true)}
          >
            {searchTexts.clearFilters}
          </Button>
        )
      }
    />
  );
}
