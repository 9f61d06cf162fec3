/** As many lines as a full page has, so that drawing it runs through what drawing a page of a book runs through. */
const LINES = 45;

/** A book of one page. Drawing it compiles the parts of the PDF library that pages need. */
export function warmUpBook(): SharedArrayBuffer {
  const lines = Array.from(
    { length: LINES },
    (_, i) => `(The quick brown fox jumps over ${i} lazy dogs.) Tj T*`,
  );
  const text = `BT /F 11 Tf 72 720 Td 14 TL ${lines.join('\n')} ET`;
  const pdf = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj',
    '4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj',
    `5 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj`,
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
  const bytes = Buffer.from(new SharedArrayBuffer(pdf.length));
  bytes.write(pdf, 'latin1');
  return bytes.buffer;
}
