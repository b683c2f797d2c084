import { isLater, latestOf, type Released } from '../spec/released.ts';
import type { Requirement } from '../spec/requirement.ts';

type AllReleased = Readonly<Record<string, Released>>;
type Catalogue = Readonly<Record<string, Pick<Requirement, 'level'>>>;

/** Something that asks for more than its requirement did at first, and the release as of which it does. */
export interface Place {
  id: string;
  since: string;
}

/** What a release changes, by the ids of requirements. */
export interface Changes {
  added: readonly string[];
  stricter: readonly string[];
  removed: readonly string[];
}

/** What differs between the requirements that were released and those that there are. */
export function changesSince(
  released: AllReleased,
  catalogue: Catalogue,
  places: readonly Place[],
): Changes {
  const ids = Object.keys(catalogue);
  const last = lastRelease(released);
  const isStricter = (id: string) =>
    (released[id]?.level === 'SHOULD' && catalogue[id]!.level === 'MUST') ||
    places.some(each => each.id === id && isLater(each.since, last));
  return {
    added: ids.filter(id => !Object.hasOwn(released, id)),
    stricter: ids.filter(id => Object.hasOwn(released, id) && isStricter(id)),
    removed: Object.keys(released).filter(
      id => !released[id]!.removed && !Object.hasOwn(catalogue, id),
    ),
  };
}

/** The last release that there was. */
export const lastRelease = (released: AllReleased): string =>
  latestOf(
    '0.0.0',
    ...Object.values(released).flatMap(({ since, stricter = [], removed }) => [
      since,
      ...stricter,
      removed,
    ]),
  );

/** The least version that changes ask for: a requirement less is a major one, a new or stricter one a minor one. */
export function versionFor(last: string, { added, stricter, removed }: Changes): string {
  const [major = 0, minor = 0, patch = 0] = last.split('.').map(Number);
  if (removed.length > 0) return `${major + 1}.0.0`;
  if (added.length + stricter.length > 0) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** What is known of all requirements after a release. */
export function releasedAfter(
  released: AllReleased,
  catalogue: Catalogue,
  { added, stricter, removed }: Changes,
  version: string,
): AllReleased {
  const changed = Object.entries(released).map(([id, each]) => {
    const level = catalogue[id]?.level ?? each.level;
    const more = stricter.includes(id) ? { stricter: [...(each.stricter ?? []), version] } : {};
    return [id, { ...each, level, ...more, ...(removed.includes(id) && { removed: version }) }];
  });
  const brought = added.map(id => [id, { level: catalogue[id]!.level, since: version }]);
  return Object.fromEntries([...changed, ...brought]) as AllReleased;
}

const unreleased = '## Unreleased\n';

/** The changelog with what was unreleased as a release, under the ids that it changes. */
export function changelogAfter(text: string, changes: Changes, version: string): string {
  const lines = Object.entries(headings).flatMap(([kind, heading]) => {
    const ids = changes[kind as keyof Changes];
    return ids.length > 0 ? [`- ${heading}: ${ids.map(each => `\`${each}\``).join(', ')}.`] : [];
  });
  const [head, rest = ''] = text.split(unreleased, 2);
  const news = rest.trim() ? `${rest.trimStart()}` : '';
  return `${head}${unreleased}\n## ${version}\n\n${[...lines, news].join('\n')}`;
}

const headings: Readonly<Record<keyof Changes, string>> = {
  added: 'Requirements added',
  stricter: 'Requirements made stricter',
  removed: 'Requirements removed',
};
