import type { Page } from 'playwright-core';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage } from '../../src/pdf/testing/make-pdf.js';
import { describeAdmin } from '../services/admin-site.js';

const SUBJECTS = ['tables', 'queues', 'parsers', 'vectors'];
const DEEDS = [
  'keeps',
  'sorts',
  'shares',
  'hides',
  'copies',
  'measures',
  'repairs',
  'forgets',
  'counts',
  'orders',
];
const LINES_A_PAGE = 8;

describeAdmin('answers on their pages', (site) => {
  beforeAll(async () => {
    await site.addBook(book(), 'subjects.pdf');
  });

  it('opens every passage that is found for forty questions with the passage and its words marked', async () => {
    const { page } = await site.visit('/search');
    let opened = 0;
    for (const subject of SUBJECTS) {
      for (const deed of DEEDS) {
        const question = `who ${deed} the ${subject}`;
        await page.goto(`/admin/search?q=${encodeURIComponent(question)}`);
        const count = await found(page);
        expect(count).toBeGreaterThan(0);
        for (let at = 0; at < count; at += 1) {
          await openAndReturn(page, at, question);
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThanOrEqual(SUBJECTS.length * DEEDS.length);
  });
});

const links = (page: Page) =>
  page
    .getByRole('region', { name: 'Passages that were found' })
    .getByRole('heading', { level: 3 })
    .getByRole('link');

async function found(page: Page): Promise<number> {
  await page.getByText(/^\d+ passages? in /).waitFor();
  return links(page).count();
}

async function openAndReturn(page: Page, at: number, question: string): Promise<void> {
  const link = links(page).nth(at);
  const hasWords = (await page.getByRole('article').nth(at).locator('mark').count()) > 0;
  const address = new URL((await link.getAttribute('href'))!, page.url());
  const [chunk, number] = [address.searchParams.get('chunk'), address.searchParams.get('page')];
  await link.click();
  const sheet = page.locator(`[data-page="${number}"]`);
  await sheet.locator(`[data-passage="${chunk}"]`).first().waitFor();
  expect(new URL(page.url()).searchParams.get('mark')).toBe(question);
  // The best chunk of a passage is seldom the one without the words.
  if (hasWords) await page.locator('[data-layer=marks]').first().waitFor();
  await page.goBack();
  await link.waitFor();
}

/** A section on two pages each, so that the best chunk of a passage often stands on the second one. */
function book(): Buffer {
  const pages = SUBJECTS.flatMap((subject, index) => [
    pageOf(subject, 0, `${index + 1} Of ${subject}`),
    pageOf(subject, LINES_A_PAGE),
  ]);
  const outline = SUBJECTS.map((subject, index) => {
    return { title: `${index + 1} Of ${subject}`, level: 0, page: 2 * index + 1, y: 740 };
  });
  return makePdf({ title: 'A book of two-page sections', pages, outline });
}

function pageOf(subject: string, from: number, title?: string): PdfPage {
  const lines = Array.from({ length: LINES_A_PAGE }, (_, line) => {
    const deed = DEEDS[(from + line) % DEEDS.length]!;
    const text = `The careful keeper ${deed} the ${subject} of hall ${from + line + 1} before the doors are opened again.`;
    // Paragraphs of two lines.
    return { text, x: 72, y: 690 - 16 * line - 24 * Math.floor(line / 2) };
  });
  const head =
    title === undefined ? [] : [{ text: title, x: 72, y: 730, size: 16, font: 'Helvetica-Bold' as const }];
  return { texts: [...head, ...lines] };
}
