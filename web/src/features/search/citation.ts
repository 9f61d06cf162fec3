/** What is needed to cite a passage. */
export interface Cited {
  readonly title: string;
  readonly sectionPath: readonly string[];
  readonly pageFirst: number;
  readonly pageLast: number;
  readonly pageLabelFirst?: string | null;
  readonly pageLabelLast?: string | null;
  readonly text: string;
}

export const CITATION_FORMS = ['plain', 'markdown', 'bibtex'] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];

/** A quotation with its source. Pages are the printed ones where the book prints any, as readers of a citation expect. */
export function citationOf(cited: Cited, form: CitationForm): string {
  if (form === 'bibtex') return bibtexOf(cited);
  const source = [cited.title, ...cited.sectionPath].join(', ');
  if (form === 'plain') return `“${cited.text.trim()}”\n(${source}, ${pagesOf(cited)})`;
  const quoted = cited.text
    .trim()
    .split('\n')
    .map((line) => `> ${escapedMarkdown(line)}`.trimEnd());
  return [
    ...quoted,
    '>',
    `> — *${escapedMarkdown(cited.title)}*, ${escapedMarkdown([...cited.sectionPath, pagesOf(cited)].join(', '))}`,
  ].join('\n');
}

function pagesOf(cited: Cited): string {
  const [first, last] = pageNamesOf(cited);
  return first === last ? `p. ${first}` : `pp. ${first}–${last}`;
}

function pageNamesOf({ pageFirst, pageLast, pageLabelFirst, pageLabelLast }: Cited): [string, string] {
  return [pageLabelFirst ?? String(pageFirst), pageLabelLast ?? String(pageLast)];
}

/** The library knows no authors and years, and `@misc` is the only kind of entry that needs none. */
function bibtexOf(cited: Cited): string {
  const [first, last] = pageNamesOf(cited);
  const fields = {
    title: cited.title,
    pages: first === last ? first : `${first}--${last}`,
    ...(cited.sectionPath.length > 0 && { note: cited.sectionPath.join(', ') }),
    annote: cited.text.trim().replaceAll(/\s+/gu, ' '),
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${name} = {${name === 'pages' ? value : escapedTex(value)}},`,
  );
  return `@misc{${keyOf(cited.title)}-p${first.replaceAll(/[^\p{L}\p{N}]/gu, '')},\n${lines.join('\n')}\n}`;
}

function keyOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.slice(0, 4).join('-') ?? 'book';
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapedTex(text: string): string {
  return text.replaceAll(/[\\{}~^#$%&_]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}

function escapedMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
