import { ViewHeader } from '../../ui/panel.js';

export function TopicsView() {
  return <ViewHeader title="topics" />;
}
