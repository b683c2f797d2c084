import type { Limits } from '../reference/limits.ts';
import { HandingOut, handedOut } from '../reference/handing-out.ts';
import { projectsWithLifetime } from '../reference/model.ts';
import { Reference } from '../reference/reference.ts';
import { gatewayFormats, Texting, type GatewayFormat } from '../reference/texting.ts';
import { parsed, run, UsageError, wholeNumber } from './command.ts';
import { serveToPeople } from './serving.ts';

const options = {
  port: { type: 'string', default: '4500' },
  'link-lifetime': { type: 'string', default: '20' },
  gateway: { type: 'string' },
  'gateway-format': { type: 'string' },
  respond: { type: 'string' },
  'respond-field': { type: 'string' },
  'test-users': { type: 'string' },
  rate: { type: 'string' },
  lose: { type: 'string' },
} as const;

await run(async () => {
  const { values } = parsed({ options });
  const { reference, inboxLines } = chosen(values);
  reference.limits = limitsIn(values);
  reference.onLimit = what => console.log(`limit: ${what}`);
  await serveToPeople(reference, 'The reference', values.port, inboxLines);
});

type Values = ReturnType<typeof parsed<{ options: typeof options }>>['values'];

/** The reference that sends its links in the way that was asked for, and how the suite then reads them. */
function chosen(values: Values): { reference: Reference; inboxLines?: () => string[] } {
  const lifetime = wholeNumber('--link-lifetime', values['link-lifetime'], 1, 31_536_000);
  const projects = projectsWithLifetime(lifetime);
  const { gateway, respond } = values;
  const format = values['gateway-format'];
  const field = values['respond-field'];
  if (gateway && respond) throw new UsageError('Give --gateway or --respond, not both');
  if (format && !gateway) throw new UsageError('--gateway-format needs --gateway with a URL');
  if (field && !respond) throw new UsageError('--respond-field needs --respond link or token');
  if (gateway) {
    const port = portOf(gateway);
    const spoken = oneOf('--gateway-format', format ?? 'generic', formats);
    const reference = new Texting(gateway, spoken, projects);
    return { reference, inboxLines: () => ['INBOX=webhook', `INBOX_PORT=${port}`] };
  }
  if (respond) {
    const name = field ?? 'link';
    const reference = new HandingOut(oneOf('--respond', respond, handedOut), name, projects);
    return { reference, inboxLines: () => ['INBOX=response', `INBOX_FIELD=${name}`] };
  }
  return { reference: new Reference(projects) };
}

/** What it limits, as a live service does. */
function limitsIn({ rate, lose, 'test-users': testUsers }: Values): Limits {
  const [, calls, seconds] = /^(\d+)\/(\d+)s$/.exec(rate ?? '') ?? [];
  if (rate !== undefined && !(Number(calls) > 0 && Number(seconds) > 0))
    throw new UsageError(`--rate is "${rate}": give calls and seconds, such as 100/60s`);
  if (lose !== undefined && !(Number(lose) >= 0 && Number(lose) <= 1))
    throw new UsageError(`--lose is "${lose}": give a share of the messages, such as 0.01`);
  return {
    ...(testUsers && { testUsers: wholeNumber('--test-users', testUsers, 0, 1_000_000) }),
    ...(rate && { rate: { calls: Number(calls), seconds: Number(seconds) } }),
    ...(lose && { lose: Number(lose) }),
  };
}

const formats = Object.keys(gatewayFormats) as GatewayFormat[];

function portOf(gateway: string): string {
  const url = URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (url?.protocol === 'http:') return url.port || '80';
  throw new UsageError(`--gateway is "${gateway}": give a URL such as http://localhost:4600`);
}

function oneOf<T extends string>(option: string, value: string, words: readonly T[]): T {
  const found = words.find(each => each === value);
  if (found) return found;
  throw new UsageError(`${option} is "${value}": give ${words.join(' or ')}`);
}
