import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { ComparedPassage, rankIn } from './compared-passage.js';
import type { SearchAnswer, SearchResult } from './use-answer.js';
import { Warning } from './warning.js';

const t = searchTexts.models;

interface ModelListProps {
  readonly model: string;
  readonly answer: UseQueryResult<SearchAnswer, unknown>;
  readonly question: string;
  /** What the other model has found, as soon as it is here. */
  readonly other: SearchAnswer | undefined;
  /** Whether marks say how each passage has moved against the other list. */
  readonly isMoved?: boolean;
}

/** What one of two models finds. */
export function ModelList({ model, answer, question, other, isMoved = false }: ModelListProps) {
  return (
    <Panel title={model} className="min-w-0">
      <Loaded query={answer}>
        {(found) => (
          <div className="flex flex-col gap-3" aria-busy={answer.isPlaceholderData}>
            <Lacks model={model} found={found} />
            <ol className="flex flex-col gap-3">
              {found.results.map((result) => (
                <ComparedPassage
                  key={result.chunkId}
                  result={result}
                  question={question}
                  marks={other && <Move result={result} other={other} isMoved={isMoved} />}
                />
              ))}
              {found.results.length === 0 && (
                <li className="text-sm text-soft">{searchTexts.nothingTitle}</li>
              )}
            </ol>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

/** What the model could not be asked for. */
function Lacks({ model, found }: { model: string; found: SearchAnswer }) {
  const others = (found.explanation?.vectors ?? []).filter((one) => one.model !== model);
  return (
    <>
      {found.needsReembedding > 0 && <Warning>{t.lacking(found.needsReembedding, model)}</Warning>}
      {others.map((one) => (
        <Warning key={one.model}>
          {t.otherModel(one.types.map((type) => texts.common.type[type]).join(', '), one.model)}
        </Warning>
      ))}
    </>
  );
}

interface MoveProps {
  readonly result: SearchResult;
  readonly other: SearchAnswer;
  readonly isMoved: boolean;
}

function Move({ result, other, isMoved }: MoveProps) {
  const before = rankIn(other, result);
  if (before === null) return <Badge tone="warning">{t.only}</Badge>;
  if (!isMoved) return null;
  const up = before - result.rank;
  if (up === 0) return <Badge>{t.still}</Badge>;
  return (
    <Badge tone={up > 0 ? 'success' : 'neutral'}>
      {up > 0 ? (
        <ArrowUp className="size-3" aria-hidden="true" />
      ) : (
        <ArrowDown className="size-3" aria-hidden="true" />
      )}
      {up > 0 ? t.up(up) : t.down(-up)}
    </Badge>
  );
}
