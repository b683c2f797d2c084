/** What a call must come to, by the documents. */
export interface Expectation {
  /** Open: the documents do not say, and only a server error would be wrong. */
  verdict: 'accepted' | 'refused' | 'open';
  /** The requirement that says so; of an open call, the one that a server error breaks. */
  requirement: string;
  /** Why, as a sentence. */
  why: string;
  /** Set on an open update or verify of which only the acceptance is open: an accepted one does what it is for. */
  effect?: 'known';
  /** Whom it is about: the id of somebody known. */
  person?: number;
  /** Where the link of a send goes, and the requirement that says so. */
  to?: string;
  texts?: string;
}

export const accepted = (
  requirement: string,
  why: string,
  more: Pick<Expectation, 'person' | 'to' | 'texts'> = {},
): Expectation => ({ verdict: 'accepted', requirement, why, ...more });

const withoutLink =
  (verdict: 'refused' | 'open') =>
  (requirement: string, why: string, person?: number): Expectation => ({
    verdict,
    requirement,
    why,
    ...(person !== undefined && { person }),
  });

export const refused = withoutLink('refused');

export const open = withoutLink('open');
