import type { PlainDate } from '#kernel';
import type { Template } from '#workflow';
import type { ProgrammeState } from '../programme.state.js';
import { defaultTemplate } from './default-template.js';

/** A version of a template that a programme published. */
export interface PublishedTemplate {
  /** The id of the event. */
  id: string;
  /** 1 or higher: the default template is version 0 of every programme. */
  version: number;
  on: PlainDate;
  /** SHA-256 of the content. */
  hash: string;
  content: Template;
}

export interface TemplatesState {
  /** Versions are in the order of their numbers, which is also the order of their days. */
  versions: PublishedTemplate[];
}

/** The content of a version; undefined when the programme has no such version. */
export const templateVersion = ({ templates }: Pick<ProgrammeState, 'templates'>, version: number): Template | undefined =>
  version === 0 ? defaultTemplate : templates.versions.find((one) => one.version === version)?.content;

/** The number and content of the version that a development begun on `day` follows. */
export function newestTemplate({ templates }: Pick<ProgrammeState, 'templates'>, day?: PlainDate): { version: number; content: Template } {
  const newest = templates.versions.findLast(({ on }) => day === undefined || on <= day);
  return newest ?? { version: 0, content: defaultTemplate };
}
