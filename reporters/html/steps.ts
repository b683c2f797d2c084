import { pathOf, receivedIn, sentIn, shownBody } from '../../spec/finding.ts';
import type { Exchange, Finding, Header, Step } from '../../spec/finding.ts';
import { inBrief } from '../../spec/foreign-body.ts';
import { count, duration, hanging, shorten } from '../text.ts';
import { code } from './code.ts';
import { html } from './markup.ts';

/** About so many characters is a call without its bodies. */
const sizeOfCall = 900;

/** The steps of a finding, the judged one marked; the first are left out where there is no room for all. */
export function steps({ trail, judged }: Finding, room: number) {
  if (trail.length === 0) return undefined;
  const most = Math.max(1, Math.min(8, Math.floor(room / sizeOfCall)));
  const body = Math.max(200, Math.floor(room / (2 * Math.min(trail.length, most))));
  const numbered = trail.map((each, index) => ({ each, index }));
  const others = numbered.filter(({ index }) => index !== judged);
  const places = most - (numbered.length - others.length);
  const rest = others.slice(others.length - Math.min(places, others.length));
  const kept = numbered.filter(each => each.index === judged || rest.includes(each));
  const left = trail.length - kept.length;
  const ms = trail.reduce((sum, each) => sum + msOf(each), 0);
  const isCalls = trail.every(each => each.kind === 'exchange');
  return html`<section>
    <h3>${count(trail.length, isCalls ? 'call' : 'step')}, ${duration(ms)}</h3>
    ${left > 0 && html`<p class="meta">${left} left out here; report.json has all.</p>`}
    <ol class="calls">
      ${kept.map(({ each, index }) => item(each, index, index === judged, body))}
    </ol>
  </section>`;
}

const msOf = (step: Step) => (step.kind === 'message' ? 0 : step.ms);

function item(step: Step, index: number, isJudged: boolean, room: number) {
  const [name, outcome] = inShort(step);
  return html`<li>
    <details>
      <summary>
        <span>${index + 1}</span>
        <code>${name}</code>
        <code>${outcome}</code>
        ${isJudged && html`<mark>judged</mark>`}
        <small>${step.kind !== 'message' && duration(step.ms)}</small>
      </summary>
      <div class="pair">
        ${
          step.kind === 'exchange'
            ? exchange(step, room)
            : [code(shorten(sentIn(step), room)), code(shorten(receivedIn(step), room))]
        }
      </div>
    </details>
  </li>`;
}

function inShort(step: Step): [name: string, outcome: string] {
  if (step.kind === 'message') return ['message', step.to];
  if (step.kind === 'command') return [step.operation, step.answer ? 'answered' : 'no answer'];
  const { request, response } = step;
  return [
    `${request.method} ${pathOf(request.url)}`,
    response ? String(response.status) : 'no answer',
  ];
}

function exchange(step: Exchange, room: number) {
  const { request, response } = step;
  const { method, url, headers, body } = request;
  return [
    code(message(`${method} ${url}`, headers, shownBody(method, body), room)),
    code(
      response
        ? message(String(response.status), response.headers, response.body || '(no body)', room)
        : receivedIn(step),
    ),
  ];
}

function message(first: string, headers: Header[], body: string, room: number) {
  const lines = headers.map(({ name, value }) => hanging(`${name}: ${shorten(value, 300)}`, 4));
  return [first, ...lines, ...(body ? ['', shorten(inBrief(pretty(body)), room)] : [])].join('\n');
}

function pretty(body: string) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
