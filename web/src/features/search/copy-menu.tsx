import { Quote } from 'lucide-react';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { copyText } from '../../ui/copy-text.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { CITATION_FORMS, citationOf } from './citation.js';
import type { Cited } from './citation.js';

const NAMES = {
  plain: texts.search.copyPlain,
  markdown: texts.search.copyMarkdown,
  bibtex: texts.search.copyBibtex,
};

export function CopyMenu({ cited }: { cited: Cited }) {
  return (
    <Menu
      trigger={
        <Button kind="quiet">
          <Quote aria-hidden="true" />
          {texts.search.copyMenu}
        </Button>
      }
    >
      {CITATION_FORMS.map((form) => (
        <MenuItem key={form} onSelect={() => void copyText(citationOf(cited, form))}>
          {NAMES[form]}
        </MenuItem>
      ))}
    </Menu>
  );
}
