import { hanging, shorten } from './text.ts';

/** What stands in front of each part of a finding, the same in every format. */
export type Label =
  | 'reason'
  | 'situation'
  | 'where'
  | 'steps'
  | 'histories'
  | 'blocked by'
  | 'cause'
  | 'previous calls'
  | 'sent'
  | 'message'
  | 'command'
  | 'expected'
  | 'received'
  | 'detail'
  | 'source'
  | 'check'
  | 'reproduce'
  | 'run only this'
  | 'run all of it';

/** One part of what a report tells of a requirement; each format escapes its text. */
export interface Row {
  label: Label;
  text: string;
}

/** Whether a row holds a command to be copied, which is shown as it is, neither broken nor cut. */
export const isCommand = ({ label }: Row) =>
  label === 'reproduce' || label === 'run only this' || label === 'run all of it';

/** The column in which the texts of rows begin. */
export const column = 'previous calls'.length + 2;

/** Rows as plain text, their labels in a column that no line of a text reaches into. */
export const rowsText = (rows: readonly Row[], most = 2000) =>
  rows
    .map(row => {
      const text = isCommand(row) ? row.text : shorten(row.text, most);
      return row.label.padEnd(column) + hanging(text, column);
    })
    .join('\n');
