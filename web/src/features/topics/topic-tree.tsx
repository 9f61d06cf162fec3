import { useState } from 'react';
import { ListTree, Plus } from 'lucide-react';
import { topicsTexts } from '../../texts/topics.js';
import { Button } from '../../ui/button.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState } from '../../ui/panel.js';
import { NodeDetails } from './node-details.js';
import { NodeForm } from './node-form.js';
import { TreeNode } from './tree-node.js';
import { TopicBranch } from './topic-branch.js';
import { useImport } from './use-files.js';
import { useTopics, useZones } from './use-topics.js';
import type { Zone } from './use-topics.js';

export function TopicTree() {
  const zones = useZones();
  return <Loaded query={zones}>{(all) => (all.length === 0 ? <NoTopics /> : <Tree zones={all} />)}</Loaded>;
}

function Tree({ zones }: { zones: readonly Zone[] }) {
  const topics = useTopics();
  const t = topicsTexts;
  return (
    <div className="flex flex-col gap-4 md:flex-row md:items-start">
      <nav
        aria-label={t.tree}
        className="flex max-h-[40vh] shrink-0 flex-col gap-2 overflow-auto rounded-xl border bg-surface p-2 md:max-h-none md:w-80"
      >
        <Loaded query={topics}>
          {(all) => (
            <ul className="flex flex-col gap-2">
              {zones.map((zone) => (
                <li key={zone.id}>
                  <TreeNode kind="zone" id={zone.id} name={zone.name} count={zone.topics} />
                  <ul className="ml-3 border-l pl-1">
                    {all
                      .filter((topic) => topic.zone.id === zone.id)
                      .map((topic) => (
                        <TopicBranch key={topic.id} topic={topic} />
                      ))}
                  </ul>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <AddZone />
      </nav>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <NodeDetails />
      </div>
    </div>
  );
}

function AddZone() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" className="self-start" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {topicsTexts.add.zone}
      </Button>
      {isOpen && <NodeForm kind="zone" onClose={() => setOpen(false)} />}
    </>
  );
}

function NoTopics() {
  const take = useImport();
  const t = topicsTexts;
  return (
    <EmptyState
      icon={<ListTree />}
      title={t.emptyTitle}
      about={t.emptyAbout}
      actions={
        <>
          <AddZone />
          <Button kind="primary" disabled={take.isPending} onClick={() => take.mutate('starter')}>
            {t.starter}
          </Button>
        </>
      }
    />
  );
}
