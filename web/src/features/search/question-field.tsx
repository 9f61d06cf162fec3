import { useEffect, useRef } from 'react';
import type { FormEvent } from 'react';
import { Search, X } from 'lucide-react';
import { QUESTION_FIELD } from '../../app/slash-key.js';
import { searchTexts } from '../../texts/search.js';
import { IconButton } from '../../ui/button.js';
import type { Question } from './use-question.js';

interface QuestionFieldProps {
  readonly question: Question;
  readonly onEnter: () => void;
}

export function QuestionField({ question, onEnter }: QuestionFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // The one thing that this view is for.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter();
  };
  return (
    <form role="search" onSubmit={submit} className="relative">
      <Search className="absolute top-3.5 left-3.5 size-5 text-soft" aria-hidden="true" />
      <input
        id={QUESTION_FIELD}
        type="text"
        ref={field}
        data-step
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-label={searchTexts.question}
        aria-describedby="question-keys"
        placeholder={searchTexts.questionHint}
        value={question.text}
        maxLength={10_000}
        onChange={(event) => question.type(event.target.value)}
        className="h-12 w-full rounded-xl border border-line-strong bg-surface pr-12 pl-11 text-base shadow-sm placeholder:text-soft"
      />
      {question.text === '' && (
        <kbd
          className="absolute top-3 right-3.5 rounded border px-1.5 text-xs leading-6 text-soft"
          aria-hidden="true"
        >
          /
        </kbd>
      )}
      {question.text !== '' && (
        <div className="absolute top-2 right-2">
          <IconButton label={searchTexts.clear} onClick={() => question.enter('')}>
            <X />
          </IconButton>
        </div>
      )}
      <p id="question-keys" className="sr-only">
        {searchTexts.keys}
      </p>
    </form>
  );
}
