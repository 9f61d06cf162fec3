import { ViewHeader } from '../../ui/panel.js';

export function LibraryView() {
  return <ViewHeader title="library" />;
}
