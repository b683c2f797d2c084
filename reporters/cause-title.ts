import { whereItFails } from '../spec/finding.ts';
import type { Kind, Mark } from './mark.ts';
import { titleOf as headingOf } from './text.ts';
import { findingsToTell } from './words.ts';

const mostNamed = 5;

/** What is wrong with some requirements that share a cause, the first of which counts: a sentence without its full stop. */
export function titleOf(marks: readonly [Mark, ...Mark[]]): string {
  const [{ entry, kind }] = marks;
  const [finding] = findingsToTell(entry);
  const alike = marks.filter(each => each.kind === kind);
  const said = kind ? `${partOf(alike)}${saidOf(kind, alike)}` : saidOfValue(alike);
  if (entry.verdict === 'blocked' && !kind)
    return finding?.blockedBy ? `${finding.blockedBy} does not hold` : (entry.reason ?? 'blocked');
  return finding?.smallest ? `${said}; ${whereItFails(finding.smallest)}` : said;
}

/** The part of the catalogue that several operations break alike. */
function partOf(marks: readonly Mark[]): string {
  const [first] = new Set(marks.map(each => each.group));
  const isShared = marks.length > 1 && marks.every(each => each.group === first);
  return isShared && !isOne(marks) ? `${headingOf(first!)}: ` : '';
}

function saidOf(kind: Kind, marks: readonly Mark[]): string {
  const names = listed(marks.map(each => each.operation));
  const statuses = listed(marks.map(each => each.status));
  const verb = (one: string, many: string) => (isOne(marks) ? one : many);
  switch (kind) {
    case 'accepted':
      return `${names} ${verb('accepts', 'accept')} what must be rejected: ${statuses} in place of a 4xx`;
    case 'refused':
      return `${names} ${verb('rejects', 'reject')} what must be accepted: ${statuses} in place of a 2xx`;
    case 'server error':
      return `${names} ${verb('ends', 'end')} in a server error: ${statuses}`;
    case 'no answer':
      return `${names} ${verb('gives', 'give')} no whole answer`;
    case 'neither':
      return `${names} neither ${verb('accepts nor rejects', 'accept nor reject')}: ${statuses}`;
    case 'document':
      return `${names} ${verb('answers', 'answer')} unlike the OpenAPI document: ${statuses}`;
    case 'no message':
      return `a message of ${names} does not arrive as it must`;
    case 'stray message':
      return `${names} ${verb('sends', 'send')} a message that must not be sent`;
    case 'unstable':
      return 'the outcome differs when the check runs once more';
    case 'stale':
      return 'listed as known failures, but they pass: remove the entries';
  }
}

/** Of values: what differs, where all differ in one; else the first sentence that is not met. */
function saidOfValue(marks: readonly Mark[]): string {
  const [{ entry, subject }] = marks as [Mark];
  const isSame = subject !== undefined && marks.every(each => each.subject === subject);
  if (isSame && marks.length > 1) return `${subject}: not as expected`;
  const where = isOne(marks) ? '' : ` (by ${listed(marks.map(each => each.operation))})`;
  return `not met${where}: ${entry.text.replace(/\.$/, '')}`;
}

const isOne = (marks: readonly Mark[]) => new Set(marks.map(each => each.operation)).size === 1;

function listed(all: readonly (string | number | undefined)[]): string {
  const unique = [...new Set(all.filter(each => each !== undefined))];
  const more = unique.length - mostNamed;
  const shown = more > 0 ? [...unique.slice(0, mostNamed), `${more} more`] : unique;
  return (
    [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ') || 'the target'
  );
}
