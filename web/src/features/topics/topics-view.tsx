import { topicsTexts } from '../../texts/topics.js';
import { ViewHeader } from '../../ui/panel.js';
import { Tabs } from '../../ui/tabs.js';
import { ContextMaker } from './context-maker.js';
import { Coverage } from './coverage.js';
import { FileMenu } from './file-menu.js';
import { Rankings } from './rankings.js';
import { TopicTree } from './topic-tree.js';
import { useChangePlace, useTopicsPlace } from './topics-place.js';

export function TopicsView() {
  const { view = 'tree' } = useTopicsPlace();
  const change = useChangePlace();
  const t = topicsTexts;
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <ViewHeader title={t.title} about={t.about} actions={<FileMenu />} />
      <Tabs
        label={t.views}
        value={view}
        onChange={(next) => change({ view: next })}
        tabs={[
          { value: 'tree', label: t.view.tree, content: <TopicTree /> },
          { value: 'coverage', label: t.view.coverage, content: <Coverage /> },
          { value: 'rankings', label: t.view.rankings, content: <Rankings /> },
          { value: 'context', label: t.view.context, content: <ContextMaker /> },
        ]}
      />
    </div>
  );
}
