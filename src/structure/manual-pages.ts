import type { Line, Page } from '../book/page.js';

/** The first section of a manual page, in the languages that its readers have. */
const NAME = /^(?:name|nom|bezeichnung|nombre|nome|nazwa|naam|namn|navn|имя|назва|名前|名称|名稱|이름)$/iu;
/** `find, locate - search for files` */
const NAMES_AND_PURPOSE = /^(.{1,80}?)\s+(?:[-–—−]|\\-)\s+\S/u;
/** `FIND(1) General Commands Manual FIND(1)` */
const RUNNING_HEAD = /^(\S+?)\s?\((\d\w{0,5})\)/u;

/** Whether a heading begins a manual page. */
export function beginsManualPage(title: string): boolean {
  return NAME.test(title);
}

/**
 * What a manual page is called, such as `find(1)`: no line of its text is its title.
 *
 * @param below The line after its first heading.
 * @param page  On which that stands; its running head tells the section of the manual.
 * @returns Null if the line does not tell a name and a purpose.
 */
export function manualPageName(below: Line | undefined, page: Page): string | null {
  const names = NAMES_AND_PURPOSE.exec(below?.text.trim() ?? '')?.[1];
  if (names === undefined) return null;
  const [name = names] = names.split(/,\s*/u);
  for (const line of page.lines) {
    const head = line.furniture ? RUNNING_HEAD.exec(line.text.trim()) : null;
    if (head?.[1]?.toLowerCase() === name.toLowerCase()) return `${name}(${head[2]})`;
  }
  return names;
}
