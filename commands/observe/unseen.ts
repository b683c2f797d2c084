import { operation } from '../../spec/contract.ts';
import { count } from '../../reporters/text.ts';
import { likeness } from '../../spec/closest.ts';
import { documented } from '../../spec/wire/answers.ts';
import type { Observation } from './observation.ts';

const paths = Object.values(documented).map(each => operation(each).path);

/** The operations that nobody called. */
export const neverUsed = ({ used }: Observation): string[] =>
  Object.keys(documented).filter(each => !used.has(each));

/** Whether no request was one that is judged, or the server answered none of them. */
export const sawNothing = ({ answered }: Observation): boolean => answered === 0;

/** Why nothing was judged, and what to do: a sentence, and the paths that are most like those of the API. */
export function whyNothing(observation: Observation, prefix: string): string {
  const { total, others, used, unjudged } = observation;
  if (total === 0)
    return (
      'No request was seen: point the client at the address in OBSERVER_URL (docs/observer.md says how ' +
      'each SDK takes it)'
    );
  if (used.size > 0)
    return (
      `No request to an operation was answered: ${[...unjudged.keys()].join('; ')}. See that the server runs, ` +
      'and that --target is its address'
    );
  const near = [...others.keys()].toSorted((a, b) => nearness(b) - nearness(a)).slice(0, 5);
  const found = near.map(prefixIn).find(each => each !== undefined && each !== prefix);
  const remedy =
    found === undefined
      ? 'if one of them is an operation behind a path of its own, set that path with --prefix'
      : `set --prefix ${found || '/'}`;
  return (
    `${count(total, 'request')} seen, none at a path of the API${prefix && ` below ${prefix}`}: ${remedy}. ` +
    `The nearest paths: ${near.join(', ')}`
  );
}

const nearness = (request: string) =>
  Math.max(...paths.map(each => likeness(each, request.slice(request.indexOf(' ') + 1))));

/** What stands before the path of an operation; undefined where the path is of none. */
function prefixIn(request: string): string | undefined {
  const path = request.slice(request.indexOf(' ') + 1);
  const end = paths.find(each => path.endsWith(each));
  return end && path.slice(0, -end.length);
}
