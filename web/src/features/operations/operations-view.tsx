import { ViewHeader } from '../../ui/panel.js';

export function OperationsView() {
  return <ViewHeader title="operations" />;
}
