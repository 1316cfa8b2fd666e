import { RuleRefused, type DecisionContext } from '#kernel';
import type { Template } from '#workflow';
import type { ProgrammeState } from '../programme.state.js';
import { newestTemplate, templateVersion } from '../template/state.js';
import type { UloState } from '../ulo.state.js';

interface OfVersion {
  version: number;
  content: Template;
}

/** The templates of a programme without a stream: only the default one. */
const nonePublished: Pick<ProgrammeState, 'templates'> = { templates: { versions: [] } };

/**
 * The content of a version of the programme's template; without a version, the newest one. A correction keeps the
 * recorded content unless it names another version.
 * @throws RuleRefused
 */
export function templateFor({ programme }: DecisionContext<UloState>, asked: number | undefined, recorded?: OfVersion): OfVersion {
  if (recorded && (asked === undefined || asked === recorded.version)) return { version: recorded.version, content: recorded.content };
  const state = (programme as ProgrammeState | undefined) ?? nonePublished;
  if (asked === undefined) return numbered(newestTemplate(state));
  const content = templateVersion(state, asked);
  if (content) return { version: asked, content };
  throw new RuleRefused('no-such-template-version', `The programme has no version ${asked} of its template.`, [], `The newest is version ${newestTemplate(state).version}.`);
}

const numbered = ({ version, content }: OfVersion): OfVersion => ({ version, content });
