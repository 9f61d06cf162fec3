import { useRef } from 'react';
import { Download, Upload } from 'lucide-react';
import { topicsTexts } from '../../texts/topics.js';
import { Button } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { exportTopics, useImport } from './use-files.js';

export function FileMenu() {
  return (
    <>
      <ImportButton />
      <Menu
        trigger={
          <Button>
            <Download aria-hidden="true" />
            {topicsTexts.exportMenu}
          </Button>
        }
      >
        <MenuItem onSelect={() => void exportTopics('yaml')}>{topicsTexts.exportAs.yaml}</MenuItem>
        <MenuItem onSelect={() => void exportTopics('json')}>{topicsTexts.exportAs.json}</MenuItem>
      </Menu>
    </>
  );
}

function ImportButton() {
  const take = useImport();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json"
        aria-label={topicsTexts.importFile}
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) take.mutate(file);
          // The same file can be chosen again after it was mended.
          target.value = '';
        }}
      />
      <Button disabled={take.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" />
        {topicsTexts.import}
      </Button>
    </>
  );
}
