import type { Dimension } from './dimensions.ts';
import { roleIn } from './script.ts';
import { linksIn, refusalIn, type Executed, type SentLink } from './trace.ts';
import { changeIn, numberIn, userIn } from './users-in-trace.ts';

/** The values of each dimension that a link really met: none, one or several. */
export type Met = Readonly<Record<Dimension, readonly string[]>>;

type Verified = Required<SentLink>;
type Trace = readonly Executed[];

/** What each verified link of A met, read from what was done: not from the row that asked for it. */
export function situationsIn(trace: Trace): Met[] {
  const links = linksIn(trace, 'A');
  return links
    .filter((link): link is Verified => link.verified !== undefined)
    .map(link => situationOf(trace, links, link));
}

function situationOf(trace: Trace, links: readonly SentLink[], link: Verified): Met {
  const { step, sent, verified } = link;
  const before = trace.slice(0, sent);
  const out = trace.slice(0, verified);
  const rest = trace.slice(verified + 1);
  return {
    who: [userIn(before, 'A')?.by ?? 'new'],
    name: [step.as.includes('+') ? 'phone' : step.as.includes('@') ? 'email' : 'userName'],
    spelling: [/(long|accented)$/.exec(step.as)?.[0] ?? 'plain'],
    phone: [sharingOf(step, before)],
    near: [userIn(before, 'B')?.name.endsWith('near') ? 'near' : 'far'],
    other: [userIn(before, 'B')?.by === 'added' ? 'added' : 'signUp'],
    project: whenSeen(before, out, 'first', each => linksIn(each, 'A', 'other')),
    bystander: whenSeen(before, out, 'none', each =>
      linksIn(each, 'Z').filter(({ step: { options } }) => options),
    ),
    before: askedIn(before),
    link: [
      {
        'sign-up': 'signUp',
        'sign-in': 'signIn',
        'sign-up-or-in': 'signUpOrIn',
        'update-phone': 'update',
      }[step.do],
    ],
    change: [changeIn(step, before)],
    options: optionsOf(step),
    position: [positionOf(links, link)],
    early: refusalsIn(before.slice(before.findLastIndex(isVerify) + 1)),
    late: refusalsIn([...out.slice(sent), ...rest.slice(0, nextOf(rest))]),
    verified: [isRace(trace[verified]!) ? 'race' : 'once'],
    after: followingOf(rest[nextOf(rest)]),
  };
}

function sharingOf(step: SentLink['step'], before: Trace): string {
  const number = userIn(before, 'A')?.phone ?? numberIn(step);
  const other = userIn(before, 'B');
  if (!number || !other) return 'alone';
  return other.phone === number ? 'shared' : other.former.includes(number) ? 'former' : 'alone';
}

/** Whether links were verified before another was sent, or while it was out. */
function whenSeen(before: Trace, out: Trace, never: string, links: (trace: Trace) => SentLink[]) {
  const isSeen = (trace: Trace) => links(trace).some(({ verified }) => verified !== undefined);
  return [isSeen(before) ? 'before' : isSeen(out) ? 'between' : never];
}

/** What was asked about A before: me, or a sign-in, which is refused to whoever is unknown. */
function askedIn(before: Trace): string[] {
  const me = before.some(each => each.step.do === 'me' && each.kind === 'accepted');
  const links = linksIn(before, 'A').filter(({ verified }) => verified !== undefined);
  const signIn =
    links.some(({ step }) => step.do === 'sign-in') ||
    before.some(each => each.step.do === 'sign-in' && isRefused(each) && !refusalIn(each.step));
  return me || signIn ? [...(me ? ['me'] : []), ...(signIn ? ['send'] : [])] : ['none'];
}

function optionsOf({ options = [], redirect }: SentLink['step']): string[] {
  if (redirect) return ['default'];
  if (options.length === 0) return ['none'];
  return options.map(each => (each === 'template' || each === 'locale' ? 'message' : each));
}

/** The place of a link among those that were out at the same time. */
function positionOf(links: readonly SentLink[], link: Verified): string {
  const together = links.filter(
    ({ sent, verified = Infinity }) => sent < link.verified && verified > link.sent,
  );
  if (together.length === 1) return 'one';
  const at = together.indexOf(link);
  return at === 0 ? 'first' : at === together.length - 1 ? 'last' : 'middle';
}

const refusalsIn = (trace: Trace): string[] =>
  trace.filter(isRefused).flatMap(({ step }) => refusalIn(step) ?? []);

const isRefused = ({ kind }: Executed) => kind === 'refused';
const isVerify = ({ step, kind }: Executed) => step.do === 'verify' && kind === 'accepted';
const isRace = ({ step }: Executed) => step.do === 'verify' && (step.atOnce ?? 1) > 1;

/** Where the next call of A is, or of B as which A goes on, that does more than verify. */
function nextOf(rest: Trace): number {
  const at = rest.findIndex(
    ({ step, kind }) =>
      kind === 'accepted' && step.do !== 'verify' && !step.project && roleIn(step) !== 'Z',
  );
  return at < 0 ? rest.length : at;
}

function followingOf(next: Executed | undefined): string[] {
  const named = {
    'sign-in': 'signIn',
    'update-phone': 'update',
    refresh: 'refresh',
    logout: 'logout',
  };
  return next && next.step.do in named ? [named[next.step.do as keyof typeof named]] : [];
}
