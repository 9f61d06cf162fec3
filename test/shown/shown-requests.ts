/** A request to the API that a document shows, as a line of the shell. */
export interface ShownRequest {
  /** For example `docs/handbook/05-the-rest-api.md:171`. */
  readonly place: string;
  readonly command: string;
}

const BEGINS = /^curl /;
const GOES_ON = /\\$/;

/** The `curl` lines in the code blocks of a document, in order, each with the lines that it goes on over. */
export function shownRequests(name: string, markdown: string): ShownRequest[] {
  const requests: { place: string; command: string }[] = [];
  let inBlock = false;
  let goesOn = false;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) inBlock = !inBlock;
    else if (goesOn) requests.at(-1)!.command += `\n${line}`;
    else if (inBlock && BEGINS.test(line)) requests.push({ place: `${name}:${index + 1}`, command: line });
    goesOn = inBlock && GOES_ON.test(line) && (goesOn || BEGINS.test(line));
  }
  return requests;
}
