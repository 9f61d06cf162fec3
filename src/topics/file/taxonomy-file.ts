/** A taxonomy as a file holds it. What lies in what says what belongs to what, so nothing can lack its parent. */
export interface TaxonomyFile {
  readonly zones: readonly ZoneNode[];
}

export interface ZoneNode {
  readonly name: string;
  readonly description: string;
  /** Missing: it keeps its order, or comes after all others. */
  readonly order?: number;
  readonly topics: readonly TopicNode[];
}

export interface TopicNode {
  readonly name: string;
  readonly description: string;
  /** Missing: it keeps its slug, or gets that of its name. */
  readonly slug?: string;
  readonly subtopics: readonly SubtopicNode[];
}

export interface SubtopicNode {
  readonly name: string;
  /** Missing: its place in the list, from 0. */
  readonly order?: number;
  /** What to understand. */
  readonly concept: string | null;
  /** What to use. */
  readonly code: string | null;
}

/** Something wrong in the file. */
export interface TaxonomyFault {
  /** Such as `zone 2 "Data" > topic 1 > name`. */
  readonly place: string;
  readonly problem: string;
}
