import { useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { api } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { IconButton } from '../../ui/button.js';
import { classes } from '../../ui/classes.js';
import { Loaded } from '../../ui/loaded.js';
import { TreeNode } from './tree-node.js';
import { useTopicsPlace } from './topics-place.js';
import { useSubtopics } from './use-topics.js';
import type { Topic } from './use-topics.js';

/** A topic in the tree; its subtopics are read when it is opened. */
export function TopicBranch({ topic }: { topic: Topic }) {
  const chosen = useChosenTopic();
  const [opened, setOpened] = useState<boolean | null>(null);
  const isOpen = opened ?? chosen === topic.id;
  return (
    <li>
      <div className="flex items-start">
        <IconButton
          label={topicsTexts.expand(topic.name)}
          aria-expanded={isOpen}
          className="size-7 shrink-0 text-soft"
          onClick={() => setOpened(!isOpen)}
        >
          <ChevronRight className={classes('transition-transform', isOpen && 'rotate-90')} />
        </IconButton>
        <TreeNode kind="topic" id={topic.id} name={topic.name} count={topic.subtopics} />
      </div>
      {isOpen && <Subtopics topic={topic.id} />}
    </li>
  );
}

/** The topic that is chosen, or that of the chosen subtopic: an address may lead to either. */
function useChosenTopic(): string | undefined {
  const { kind, id = '' } = useTopicsPlace();
  const isSubtopic = kind === 'subtopic';
  const { data } = api.useQuery(
    'get',
    '/v1/subtopics/{id}',
    { params: { path: { id } } },
    { enabled: isSubtopic },
  );
  return isSubtopic ? data?.topic.id : id;
}

function Subtopics({ topic }: { topic: string }) {
  const subtopics = useSubtopics(topic);
  return (
    <div className="ml-6 border-l pl-1">
      <Loaded query={subtopics}>
        {(all) =>
          all.length === 0 ? (
            <p className="px-2 py-1 text-xs text-soft">{topicsTexts.noSubtopics}</p>
          ) : (
            <ul>
              {all.map(({ id, name }) => (
                <li key={id} className="flex">
                  <TreeNode kind="subtopic" id={id} name={name} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
