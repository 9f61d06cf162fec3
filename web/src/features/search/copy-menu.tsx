import { Quote } from 'lucide-react';
import { searchTexts } from '../../texts/search.js';
import { Button } from '../../ui/button.js';
import { copyText } from '../../ui/copy-text.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { CITATION_FORMS, citationOf } from './citation.js';
import type { Cited } from './citation.js';

const NAMES = {
  plain: searchTexts.copyPlain,
  markdown: searchTexts.copyMarkdown,
  bibtex: searchTexts.copyBibtex,
};

export function CopyMenu({ cited }: { cited: Cited }) {
  return (
    <Menu
      trigger={
        <Button kind="quiet">
          <Quote aria-hidden="true" />
          {searchTexts.copyMenu}
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
