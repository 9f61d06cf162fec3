// Reads a book and finds the chunk that answers a question, without a server or a database.
//
//   node examples/embed-a-book.mjs samples/handbook.pdf "How do I move to my own PostgreSQL server?"
import { readBook } from 'colophon/book';
import { openEmbedder } from 'colophon/embedding';

const [path, question] = process.argv.slice(2);
if (!path || !question) {
  console.error('Usage: node embed-a-book.mjs BOOK.pdf QUESTION');
  process.exit(2);
}

const { title, pageCount, contents, chunking } = await readBook(path);
console.log(
  `${title}: ${pageCount} pages, ${contents.sections.length} sections, ${chunking.chunks.length} chunks`,
);

const embedder = await openEmbedder();
try {
  // Explanations only: code is prepared in another way (`type: 'code'`).
  const chunks = chunking.chunks.filter(({ type }) => type === 'concept');
  const vectors = await embedder.embed(chunks.map(({ embedText }) => embedText));
  const [asked] = await embedder.embed([question], { as: 'query' });
  // The vectors have length 1, so the dot product is the cosine.
  const cosine = (vector) => vector.reduce((sum, value, i) => sum + value * asked[i], 0);
  const ranked = chunks
    .map((chunk, i) => ({ chunk, score: cosine(vectors[i]) }))
    .sort((a, b) => b.score - a.score);
  for (const { chunk, score } of ranked.slice(0, 3)) {
    console.log(`${score.toFixed(3)}  p. ${chunk.pageFirst}  ${chunk.sectionPath.join(' > ')}`);
  }
} finally {
  await embedder.close();
}
