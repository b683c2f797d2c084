import {
  receivedIn,
  sentIn,
  shownBody,
  type Exchange,
  type Finding,
  type Header,
  type Step,
} from '../spec/finding.ts';
import { hanging, indented } from './text.ts';

/** A step in full: a call and its answer as they went over the wire, a message, a command. Bodies and other texts are indented, so that none passes for a line of ours. */
export function stepText(step: Step): string {
  if (step.kind === 'exchange') return exchangeText(step);
  return [sentIn(step), indented(receivedIn(step), 4)].join('\n');
}

function exchangeText(exchange: Exchange): string {
  const { request, response, ms } = exchange;
  const lines = (headers: Header[]) =>
    headers.map(({ name, value }) => hanging(`${name}: ${value}`, 4));
  const body = (text: string) => (text ? ['', indented(text, 4)] : []);
  return [
    `${request.method} ${request.url}`,
    ...lines(request.headers),
    ...body(shownBody(request.method, request.body)),
    '',
    ...(response
      ? [
          `${response.status} after ${ms} ms`,
          ...lines(response.headers),
          ...body(response.body || '(no body)'),
        ]
      : [`${receivedIn(exchange)}, after ${ms} ms`]),
  ].join('\n');
}

/** All steps of a finding, numbered; the judged one is marked. */
export const trailText = ({ trail, judged }: Finding) =>
  trail
    .map((step, index) => {
      const name = step.kind === 'message' ? 'message' : step.operation;
      const mark = index === judged ? ', judged' : '';
      return `--- ${index + 1} of ${trail.length}: ${name}${mark}\n${stepText(step)}`;
    })
    .join('\n\n');
