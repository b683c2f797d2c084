/** What an answer to a post repeats of it. */
interface Post {
  /** The number that the message goes to, with its plus. */
  to: string;
  /** An ID of the message, which clients may keep. */
  id: string;
}

/** An answer of the listener. */
export interface Answer {
  status: number;
  type?: string;
  body: object | string;
}

/** A row: where a provider takes messages, and the answer that its clients take for a success. */
interface Row {
  /** What fits the path alone or with its query, with ` Action=Publish` behind that where a form says so. */
  where: RegExp;
  answer: (post: Post) => Answer;
}

/** What providers answer where they have taken a message; the first row that fits counts. */
const rows: readonly Row[] = [
  // AWS SNS
  {
    where: / Action=Publish$/,
    answer: ({ id }) => ({
      status: 200,
      type: 'text/xml',
      body:
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
        `<PublishResult><MessageId>${id}</MessageId></PublishResult>` +
        `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></PublishResponse>`,
    }),
  },
  // Twilio
  {
    where: /\/Messages(?:\.json)?$/,
    answer: ({ to, id }) => ({
      status: 201,
      body: { sid: `SM${id.replaceAll('-', '')}`, status: 'queued', to, error_code: null },
    }),
  },
  // Vonage, its SMS API
  {
    where: /\/sms\/json$/,
    answer: ({ to, id }) => ({
      status: 200,
      body: { 'message-count': '1', messages: [{ to, 'message-id': id, status: '0' }] },
    }),
  },
  // Vonage, its Messages API
  {
    where: /\/v1\/messages$/,
    answer: ({ id }) => ({ status: 202, body: { message_uuid: id } }),
  },
  // Plivo
  {
    where: /\/Account\/[^/]+\/Message\/?$/,
    answer: ({ id }) => ({
      status: 202,
      body: { message: 'message(s) queued', message_uuid: [id], api_id: id },
    }),
  },
  // Sinch
  {
    where: /\/batches$/,
    answer: ({ to, id }) => ({
      status: 201,
      body: { id, to: [to], type: 'mt_text', canceled: false },
    }),
  },
  // Infobip
  {
    where: /\/sms\/\d+\/(?:messages|text\/\w+)$/,
    answer: ({ to, id }) => {
      const status = { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED' };
      return { status: 200, body: { bulkId: id, messages: [{ to, messageId: id, status }] } };
    },
  },
  // Azure Communication Services
  {
    where: /\/sms\?(?:.*&)?api-version=/,
    answer: ({ to, id }) => ({
      status: 202,
      body: { value: [{ to, messageId: id, httpStatusCode: 202, successful: true }] },
    }),
  },
  // Bird
  {
    where: /\/channels\/[^/]+\/messages$/,
    answer: ({ id }) => ({ status: 202, body: { id, status: 'accepted' } }),
  },
  // Bandwidth
  {
    where: /\/users\/[^/]+\/messages$/,
    answer: ({ to, id }) => ({ status: 202, body: { id, to: [to], direction: 'out' } }),
  },
  // TextMagic
  {
    where: /\/api\/v2\/messages$/,
    answer: () => ({
      status: 201,
      body: { id: 1, href: '/api/v2/messages/1', type: 'message', sessionId: 1, messageId: 1 },
    }),
  },
  // Telnyx
  {
    where: /\/v2\/messages$/,
    answer: ({ to, id }) => ({
      status: 200,
      body: {
        data: { record_type: 'message', id, to: [{ phone_number: to, status: 'queued' }] },
      },
    }),
  },
  // MessageBird
  {
    where: /\/messages$/,
    answer: ({ to, id }) => {
      const items = [{ recipient: Number(to.replaceAll(/\D/g, '')), status: 'sent' }];
      return {
        status: 201,
        body: { id, recipients: { totalCount: 1, totalSentCount: 1, items } },
      };
    },
  },
  // ClickSend
  {
    where: /\/v3\/sms\/send$/,
    answer: ({ to, id }) => ({
      status: 200,
      body: {
        http_code: 200,
        response_code: 'SUCCESS',
        data: { queued_count: 1, messages: [{ to, message_id: id, status: 'SUCCESS' }] },
      },
    }),
  },
  // Clickatell
  {
    where: /\/v1\/message$/,
    answer: ({ to, id }) => ({
      status: 202,
      body: { messages: [{ apiMessageId: id, accepted: true, to, error: null }], error: null },
    }),
  },
  // 46elks
  {
    where: /\/a1\/sms$/i,
    answer: ({ to, id }) => ({
      status: 200,
      body: { id, to, status: 'created', direction: 'outgoing' },
    }),
  },
  // A client that fetches a token of OAuth before it sends
  {
    where: /\/token$/,
    answer: ({ id }) => ({
      status: 200,
      body: { access_token: id, token_type: 'Bearer', expires_in: 3600 },
    }),
  },
];

/** Any other gateway, such as the generic one of Descope: a 2xx with JSON. */
const usual: Row['answer'] = ({ id }) => ({ status: 200, body: { id, status: 'queued' } });

/** The answer to a post, by the path that it came to, whatever its query. */
export function answerTo(url: string, post: Post): Answer {
  const [path = ''] = url.split('?', 1);
  const row = rows.find(({ where }) => where.test(path) || where.test(url));
  return (row?.answer ?? usual)(post);
}
