import { api } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { Loaded } from '../../../ui/loaded.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';
import { ActivePanel } from './active-panel.js';
import { ChangePanel } from './change-panel.js';
import { InstalledPanel } from './installed-panel.js';
import { useModelsStatus } from './use-models-status.js';

export default function ModelsPart() {
  const mayAdmin = useMay('admin');
  return (
    <>
      <ForScope scope="admin">
        <Status />
      </ForScope>
      {!mayAdmin && (
        <ForScope scope="read">
          <Installed />
        </ForScope>
      )}
    </>
  );
}

function Status() {
  const status = useModelsStatus();
  const statistics = api.useQuery('get', '/v1/statistics', {});
  return (
    <>
      <div className="flex justify-end">
        <RefreshButton paths={['/v1/model-change', '/v1/models', '/v1/statistics']} />
      </div>
      <Loaded query={status}>
        {(models) => (
          <>
            <ActivePanel active={models.active} statistics={statistics.data} />
            <ChangePanel models={models} />
          </>
        )}
      </Loaded>
      <Installed />
    </>
  );
}

function Installed() {
  const query = api.useQuery('get', '/v1/models', {});
  return <Loaded query={query}>{({ models }) => <InstalledPanel models={models} />}</Loaded>;
}
