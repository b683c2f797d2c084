import type { Command } from '../../../spec/command.ts';
import type { Link, Session } from '../../../spec/model.ts';
import type { Walk } from './walk.ts';

/** What any send says in a project. */
export const sendingIn = (walk: Walk, project: string, loginId: string) => ({
  project,
  loginId,
  at: walk.now,
  options: {},
  ...walk.redirectIn(project),
});

/** The same in the first project: each user has a redirect URL of their own, where the usual one has a query. */
export const sending = (walk: Walk, loginId: string): Asked => {
  const asked = sendingIn(walk, walk.state.facts.projects[0]!, loginId);
  const { redirectUrl } = asked;
  if (!redirectUrl?.includes('?')) return asked;
  return { ...asked, redirectUrl: `${redirectUrl}&of=${nameOf(loginId)}` };
};

type Asked = ReturnType<typeof sendingIn>;

/** A word that stands for a number. */
const nameOf = (phone: string) => Number(phone.replaceAll(/\D/g, '')).toString(36);

/** A link is used. */
export const verify = ({ now }: Walk, { token, project }: Link): Command => ({
  operation: 'verify',
  project,
  token,
  at: now,
});

/** A session is shown, with its newest JWT. */
export const shown = (
  { now }: Walk,
  operation: 'me' | 'refresh' | 'logout',
  { project, refreshJwts }: Session,
): Command => ({ operation, project, refreshJwt: refreshJwts.at(-1)!, at: now });

/** An update that adds no login ID. */
export const update = (asked: Asked, phone: string, session: Session): Command => ({
  operation: 'update-phone',
  ...asked,
  phone,
  refreshJwt: session.refreshJwts.at(-1)!,
  addToLoginIDs: false,
  onMergeUseExisting: false,
  failOnConflict: false,
});
