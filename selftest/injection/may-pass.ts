import type { RequirementId } from '../../suites/catalogue.ts';
import type { HistoryName } from './histories.ts';
import type { FaultName } from './faults.ts';
import type { Injection } from './inject.ts';

/** Calls of some checks or histories that may be met by a fault unseen, and why. */
interface MayPass {
  checks: readonly (RequirementId | HistoryName)[];
  calls: RegExp;
  faults: readonly FaultName[];
  reason: string;
}

const lost = ['is cut short', 'is closed'] as const;
const noAnswer = ['answers 500', ...lost] as const;

const filtered = 'it judges the refusals among many wrong calls; that each is one, others ask';
const warmUps = 'they open connections, and what they are answered does not count';
const ends = 'to close the connection is a way to refuse such a call';

/** Every injection that a check or a history may pass. */
export const mayPass: readonly MayPass[] = [
  { checks: ['errors.sign-up-shape'], calls: /signup\/sms/, faults: noAnswer, reason: filtered },
  { checks: ['errors.sign-in-shape'], calls: /signin\/sms/, faults: noAnswer, reason: filtered },
  {
    checks: ['errors.sign-up-or-in-shape'],
    calls: /signup-in\/sms/,
    faults: noAnswer,
    reason: filtered,
  },
  {
    checks: ['errors.update-phone-shape'],
    calls: /update\/phone\/sms/,
    faults: noAnswer,
    reason: filtered,
  },
  { checks: ['errors.verify-shape'], calls: /verify/, faults: noAnswer, reason: filtered },
  { checks: ['errors.are-json'], calls: /magiclink/, faults: noAnswer, reason: filtered },
  {
    checks: ['bad-input.texts-nobody', 'bad-input.makes-nobody'],
    calls: /signup(-in)?\/sms/,
    faults: noAnswer,
    reason: filtered,
  },
  {
    checks: [
      'bad-input.sign-up-body',
      'bad-input.sign-in-body',
      'bad-input.sign-up-or-in-body',
      'bad-input.update-phone-body',
      'bad-input.verify-body',
      'bad-input.reads-json-strictly',
    ],
    calls: /magiclink/,
    faults: noAnswer,
    reason: 'it judges that such a body is not accepted; that it is a refusal, another asks',
  },
  {
    checks: ['errors.show-no-stack-trace'],
    calls: /magiclink/,
    faults: ['answers 500'],
    reason: 'what a server error shows is judged, too',
  },
  {
    checks: ['bad-input.wrong-method-has-no-effect'],
    calls: /^(GET|PUT|PATCH|DELETE) /,
    faults: noAnswer,
    reason: 'whatever is answered, it judges the effect; that it is a refusal, another asks',
  },
  {
    checks: ['bad-input.wrong-method-is-refused'],
    calls: /^(GET|PUT|PATCH|DELETE) /,
    faults: lost,
    reason: ends,
  },
  {
    checks: [
      'bad-input.huge-body',
      'bad-input.deep-body',
      'bad-input.odd-characters',
      'bad-input.huge-numbers',
      'bad-input.sign-up-odd-texts',
      'bad-input.sign-in-odd-texts',
      'bad-input.sign-up-or-in-odd-texts',
      'bad-input.update-phone-odd-texts',
    ],
    calls: /(signup|signup-in|signin|update\/phone)\/sms|verify/,
    faults: lost,
    reason: ends,
  },
  {
    checks: [
      'concurrency.one-verify-wins',
      'concurrency.one-user-is-made',
      'concurrency.sign-ups-make-one-user',
      'concurrency.verifies-make-one-user',
    ],
    calls: /verify \d+$/,
    faults: noAnswer,
    reason: warmUps,
  },
];

/** Whether the list lets a check pass an injection. */
export const isListed = (id: string, { call, fault }: Injection, list = mayPass): boolean =>
  list.some(
    ({ checks, calls, faults }) =>
      checks.some(each => each === id) && calls.test(call) && faults.includes(fault),
  );
