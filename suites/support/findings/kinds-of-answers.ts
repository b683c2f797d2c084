/** What a call that is to succeed is expected to bring. */
export const acceptance = 'an acceptance (2xx)';
/** What a call that is to fail is expected to bring. */
export const refusal = 'a rejection (4xx)';
/** What a call is expected to bring that may succeed or fail. */
export const eitherOf = `${acceptance} or ${refusal}`;
