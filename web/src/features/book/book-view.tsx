import { ViewHeader } from '../../ui/panel.js';

export function BookView() {
  return <ViewHeader title="book" />;
}
