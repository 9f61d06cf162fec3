import { formatDuration } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { Button } from '../../ui/button.js';
import { NothingFound } from './beginnings.js';
import { ResultCard } from './result-card.js';
import { MOST_RESULTS } from './use-answer.js';
import type { SearchAnswer } from './use-answer.js';
import { Warning } from './warning.js';

interface ResultsProps {
  readonly answer: SearchAnswer;
  readonly question: string;
  readonly isTyping: boolean;
  /** Whether another answer is on its way. */
  readonly isOld: boolean;
  readonly isFiltered: boolean;
  readonly onOpen: () => void;
  readonly onMore: () => void;
}

export function Results({ answer, question, isTyping, isOld, isFiltered, onOpen, onMore }: ResultsProps) {
  const { results, explanation, confidence, needsReembedding, next, tookMs } = answer;
  const isWeak = !isTyping && confidence === 'weak' && results.length > 0;
  return (
    <section
      aria-label={searchTexts.results}
      aria-busy={isOld}
      className="flex min-w-0 flex-1 flex-col gap-3"
    >
      <p role="status" className="text-sm text-soft">
        {isTyping ? searchTexts.foundTyping : searchTexts.found(results.length, formatDuration(tookMs))}
      </p>
      {isWeak && <Warning>{searchTexts.weak}</Warning>}
      {needsReembedding > 0 && <Warning>{searchTexts.outdated(needsReembedding)}</Warning>}
      {results.length === 0 && !isTyping && !isOld && <NothingFound isFiltered={isFiltered} />}
      <ol className="flex flex-col gap-3">
        {results.map((result) => (
          <li key={result.chunkId}>
            <ResultCard result={result} question={question} explanation={explanation} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {!isTyping && next !== null && results.length < MOST_RESULTS && (
        <Button className="self-center" disabled={isOld} onClick={onMore}>
          {searchTexts.more}
        </Button>
      )}
    </section>
  );
}
