import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import type { Tone } from '../../ui/badge.js';
import { Button, buttonLook } from '../../ui/button.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { NodeActions } from './node-actions.js';
import { RankedPassages } from './ranked-passages.js';
import type { Subtopic } from './use-topics.js';

const TONES: Record<Subtopic['embeddingStatus'], Tone> = {
  not_started: 'neutral',
  pending: 'accent',
  processing: 'accent',
  completed: 'success',
  failed: 'danger',
};
const FIRST_LIMIT = 5;
const MOST = 50;

/** A subtopic with its intents and the passages that serve it. */
export function SubtopicDetails({ id }: { id: string }) {
  const [limit, setLimit] = useState(FIRST_LIMIT);
  const query = api.useQuery(
    'get',
    '/v1/subtopics/{id}/chunks',
    { params: { path: { id }, query: { limit, minSimilarity: 0 } } },
    { placeholderData: (before: Schemas['SubtopicListsResponse'] | undefined) => before },
  );
  return (
    <Loaded query={query}>
      {({ subtopic, lists }) => (
        <>
          <Intents subtopic={subtopic} />
          <div className="grid gap-4 xl:grid-cols-2">
            {lists.map((list) => (
              <RankedPassages key={list.slot} list={list} intent={intentOf(subtopic, list.slot)} />
            ))}
          </div>
          {limit < MOST && lists.some(({ chunks }) => chunks.length === limit) && (
            <Button className="self-center" onClick={() => setLimit(limit === FIRST_LIMIT ? 20 : MOST)}>
              {texts.common.loadMore}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

function Intents({ subtopic }: { subtopic: Subtopic }) {
  const t = topicsTexts;
  const { name, topic, zone, conceptIntent, codeIntent, embeddingStatus, embeddingError } = subtopic;
  return (
    <Panel title={name} actions={<NodeActions node={{ kind: 'subtopic', subtopic }} />}>
      <div className="mb-3 flex flex-wrap items-center gap-2 text-sm text-soft">
        <span>
          {zone.name} › {topic.name}
        </span>
        <Badge tone={TONES[embeddingStatus]}>{t.vectors[embeddingStatus]}</Badge>
      </div>
      {embeddingError !== null && <p className="mb-3 text-sm text-danger">{embeddingError}</p>}
      <dl className="flex flex-col gap-2 text-sm">
        <dt className="font-medium">{t.field.conceptIntent}</dt>
        <dd className="-mt-1.5 break-words text-soft">{conceptIntent ?? t.noIntent}</dd>
        <dt className="font-medium">{t.field.codeIntent}</dt>
        <dd className="-mt-1.5 break-words text-soft">{codeIntent ?? t.noIntent}</dd>
      </dl>
      <Link
        to="/topics"
        search={{ view: 'context', kind: 'subtopic', id: subtopic.id }}
        className={`${buttonLook('plain')} mt-3`}
      >
        {t.toContext}
      </Link>
    </Panel>
  );
}

function intentOf({ name, conceptIntent, codeIntent }: Subtopic, slot: 'concept' | 'code'): string {
  return (slot === 'concept' ? conceptIntent : codeIntent) ?? name;
}
