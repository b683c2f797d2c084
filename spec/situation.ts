import type { Command } from './command.ts';
import {
  isNumber,
  namedBy,
  personOf,
  type Link,
  type Person,
  type Session,
  type State,
} from './model/state.ts';

/** The situation of a call in a person's words, such as `for a user registered by sign-up, named by an email address`. */
export function situationOf(state: State, command: Command): string {
  const { owner, link, session } = namedBy(state, command);
  const person = owner ?? personOf(state, session?.person ?? link?.person ?? -1);
  const parts = [
    person ? whoIs(person) : 'for an unregistered user',
    ...('loginId' in command ? [nameKind(command.loginId)] : link ? [nameKind(link.loginId)] : []),
    ...(person ? phoneOf(state, person) : []),
    ...(link ? linkIs(state, link) : []),
    ...(session ? sessionIs(session) : []),
    ...('options' in command && Object.keys(command.options).length > 0 ? ['with options'] : []),
    ...('amongEqual' in command ? ['among equal calls at once'] : []),
    ...(state.facts.projects.indexOf(command.project) > 0 ? ['in the second project'] : []),
  ];
  return parts.join(', ');
}

function whoIs({ status, madeBy, updates, merged, added }: Person): string {
  if (status === 'gone') return 'for a user who was merged into another one';
  if (status === 'pending') return `for a user whose ${madeBy} is not verified`;
  const by = `for a user registered by ${madeBy}`;
  if (merged) return `${by} who was merged with another user`;
  if (added.length > 0) return `${by} with a login ID added by an update`;
  if (updates > 1) return `${by} whose phone was updated ${updates} times`;
  return updates === 1 ? `${by} whose phone was updated` : by;
}

function nameKind(loginId: string): string {
  if (loginId.includes('@')) return 'named by an email address';
  return isNumber(loginId) ? 'named by a phone number' : 'named by a user name';
}

function phoneOf({ people }: State, { id, project, phone, loginIds }: Person): string[] {
  const others = people.filter(each => each.id !== id);
  const isShared = others.some(
    each => each.project === project && each.status !== 'gone' && each.phone === phone,
  );
  const wasOthers = others.some(each => each.project === project && each.former.includes(phone));
  const isElsewhere = others.some(
    each => each.project !== project && each.loginIds.some(name => loginIds.includes(name)),
  );
  return [
    ...(isShared ? ['who shares the phone'] : []),
    ...(wasOthers ? ["whose phone was another user's"] : []),
    ...(isElsewhere ? ['who is registered in another project, too'] : []),
  ];
}

function linkIs({ links }: State, link: Link): string[] {
  const { sentBy, person, token, used, options, amongEqual } = link;
  const siblings = links.filter(
    each => each.person === person && !each.used && each.token !== token,
  );
  return [
    `by ${used ? 'a used' : 'a'} link of ${sentBy}`,
    ...(Object.keys(options).length > 0 ? ['asked for with options'] : []),
    ...(amongEqual ? ['asked for among equal calls at once'] : []),
    ...(siblings.length > 0 ? ['beside other links'] : []),
  ];
}

function sessionIs({ status, endedBy, since }: Session): string[] {
  if (status === 'ended')
    return [
      `after ${endedBy === 'logout' ? 'a logout' : endedBy === 'merge' ? 'a merge' : `a ${endedBy} that ended the session`}`,
    ];
  return since.includes('renewed') ? ['with a renewed session'] : [];
}
