import { FolderSearch } from 'lucide-react';
import { api } from '../../../api/client.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Loaded } from '../../../ui/loaded.js';
import { EmptyState } from '../../../ui/panel.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { FolderPanel } from './folder-panel.js';

const t = operationsTexts.folders;

export default function FoldersPart() {
  return (
    <ForScope scope="admin">
      <Folders />
    </ForScope>
  );
}

function Folders() {
  const query = api.useQuery('get', '/v1/watched-folders', {});
  return (
    <>
      <div className="flex justify-end">
        <RefreshButton paths={['/v1/watched-folders']} />
      </div>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <EmptyState icon={<FolderSearch />} {...t.none} />
          ) : (
            results.map((folder) => <FolderPanel key={folder.id} folder={folder} />)
          )
        }
      </Loaded>
    </>
  );
}
