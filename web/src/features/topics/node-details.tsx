import { MousePointerClick } from 'lucide-react';
import { api } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState, Panel } from '../../ui/panel.js';
import { NodeActions } from './node-actions.js';
import { SubtopicDetails } from './subtopic-details.js';
import { useTopicsPlace } from './topics-place.js';

/** What is chosen in the tree, and what can be done with it. */
export function NodeDetails() {
  const { kind, id } = useTopicsPlace();
  if (kind === undefined || id === undefined) {
    return (
      <EmptyState
        icon={<MousePointerClick />}
        title={topicsTexts.chooseTitle}
        about={topicsTexts.chooseAbout}
      />
    );
  }
  if (kind === 'zone') return <ZoneDetails key={id} id={id} />;
  if (kind === 'topic') return <TopicDetails key={id} id={id} />;
  return <SubtopicDetails key={id} id={id} />;
}

function ZoneDetails({ id }: { id: string }) {
  const query = api.useQuery('get', '/v1/zones/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(zone) => (
        <Panel title={zone.name} actions={<NodeActions node={{ kind: 'zone', zone }} />}>
          <p className="break-words">{zone.description}</p>
          <p className="mt-2 text-sm text-soft">{topicsTexts.counts.topics(zone.topics)}</p>
        </Panel>
      )}
    </Loaded>
  );
}

function TopicDetails({ id }: { id: string }) {
  const query = api.useQuery('get', '/v1/topics/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(topic) => (
        <Panel title={topic.name} actions={<NodeActions node={{ kind: 'topic', topic }} />}>
          <p className="break-words">{topic.description}</p>
          <p className="mt-2 text-sm text-soft">
            {topic.zone.name} · {topicsTexts.counts.subtopics(topic.subtopics)} · <code>{topic.slug}</code>
          </p>
        </Panel>
      )}
    </Loaded>
  );
}
