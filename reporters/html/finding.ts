import { shownBody, type Evidence, type Exchange } from '../../spec/finding.ts';
import { found } from '../words.ts';
import { count, duration, shorten } from '../text.ts';
import { code } from './code.ts';
import { html } from './markup.ts';

/** What was found: sent, came back and wanted side by side, every call that led to it, and how to repeat it. */
export function finding(evidence: Evidence, room: number) {
  const { sent, cameBack, faults, wanted, words } = found(evidence);
  const row = (name: string, text: string | undefined) =>
    text &&
    html`<div class="${name.toLowerCase().replace(' ', '-')}">
      <dt>${name}</dt>
      <dd><pre>${shorten(text, room / 4)}</pre></dd>
    </div>`;
  const rows = [
    row('Sent', sent),
    row('Came back', cameBack),
    row('Wrong', faults.join('\n')),
    row('Wanted', wanted),
    row('Found', words),
  ].filter(each => typeof each === 'object');
  return html`<section>
      <h3>What was found</h3>
      <dl class="finding">${rows}</dl>
    </section>
    ${calls(evidence, room / 2)}
    ${
      evidence.curl &&
      html`<section>
        <h3>Repeat the call</h3>
        ${code(evidence.curl, true)}
      </section>`
    }`;
}

/** About so many characters is a call without its bodies. */
const sizeOfCall = 900;

function calls({ exchanges, judged }: Evidence, room: number) {
  if (exchanges.length === 0) return undefined;
  const most = Math.max(1, Math.min(8, Math.floor(room / sizeOfCall)));
  const body = Math.max(200, Math.floor(room / (2 * Math.min(exchanges.length, most))));
  const numbered = exchanges.map((each, index) => ({ each, index }));
  const others = numbered.filter(({ index }) => index !== judged);
  const places = most - (numbered.length - others.length);
  const rest = others.slice(others.length - Math.min(places, others.length));
  const kept = numbered.filter(each => each.index === judged || rest.includes(each));
  const left = exchanges.length - kept.length;
  const ms = exchanges.reduce((sum, each) => sum + each.ms, 0);
  return html`<section>
    <h3>${count(exchanges.length, 'call')}, ${duration(ms)}</h3>
    ${left > 0 && html`<p class="meta">${count(left, 'call')} left out here; report.json has all.</p>`}
    <ol class="calls">
      ${kept.map(({ each, index }) => call(each, index, index === judged, body))}
    </ol>
  </section>`;
}

function call(exchange: Exchange, index: number, isJudged: boolean, room: number) {
  const { request, response, problem, ms } = exchange;
  return html`<li>
    <details>
      <summary>
        <span>${index + 1}</span>
        <code>${request.method} ${pathOf(request.url)}</code>
        <code>${response ? response.status : 'no answer'}</code>
        ${isJudged && html`<mark>judged</mark>`}
        <small>${duration(ms)}</small>
      </summary>
      <div class="pair">
        ${code(
          message(
            `${request.method} ${request.url}`,
            request.headers,
            shownBody(request.method, request.body),
            room,
          ),
        )}
        ${code(
          response
            ? message(String(response.status), response.headers, response.body || '(no body)', room)
            : `no answer: ${problem ?? 'unknown why'}`,
        )}
      </div>
    </details>
  </li>`;
}

function pathOf(url: string) {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function message(first: string, headers: Record<string, string>, body: string, room: number) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${shorten(value, 300)}`);
  return [first, ...lines, ...(body ? ['', shorten(pretty(body), room)] : [])].join('\n');
}

function pretty(body: string) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
