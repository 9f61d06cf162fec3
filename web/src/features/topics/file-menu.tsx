import { useRef } from 'react';
import { Download, Upload } from 'lucide-react';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { useExport, useImport } from './use-files.js';

export function FileMenu() {
  const save = useExport();
  return (
    <>
      <ImportButton />
      <Menu
        trigger={
          <Button>
            <Download aria-hidden="true" />
            {texts.topics.exportMenu}
          </Button>
        }
      >
        <MenuItem onSelect={() => save.mutate('yaml')}>{texts.topics.exportAs.yaml}</MenuItem>
        <MenuItem onSelect={() => save.mutate('json')}>{texts.topics.exportAs.json}</MenuItem>
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
        aria-label={texts.topics.importFile}
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
        {texts.topics.import}
      </Button>
    </>
  );
}
