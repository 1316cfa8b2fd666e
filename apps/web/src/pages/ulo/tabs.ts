import { about } from './about.js';
import { criteria } from './criteria.js';
import { funding } from './funding.js';
import { governance } from './governance.js';
import { launchAndServices } from './launch-and-services.js';
import { meetings } from './meetings.js';
import { mentoring } from './mentoring.js';
import { networking } from './networking.js';
import { overview } from './overview.js';
import { plan } from './plan.js';
import { staffAndPremises } from './staff-and-premises.js';
import { steps } from './steps.js';
import { tenders } from './tenders.js';
import type { Tab } from './tab.js';
import { warnings } from './warnings.js';

/** The views of one ULO that are computed from its state. The history is a separate page. */
export const tabs: readonly Tab[] = [
  { slug: '', title: 'Overview', build: overview },
  { slug: 'steps', title: 'Steps', build: steps },
  { slug: 'plan', title: 'Plan', build: plan },
  { slug: 'mentoring', title: 'Mentoring', build: mentoring },
  { slug: 'governance', title: 'Governance', build: governance },
  { slug: 'meetings', title: 'Meetings', build: meetings },
  { slug: 'staff-and-premises', title: 'Staff and premises', build: staffAndPremises },
  { slug: 'funding', title: 'Funding', build: funding },
  { slug: 'tenders', title: 'Tenders', build: tenders },
  { slug: 'networking', title: 'Networking', build: networking },
  { slug: 'launch-and-services', title: 'Launch and services', build: launchAndServices },
  { slug: 'criteria', title: 'The 21 criteria', build: criteria },
  { slug: 'warnings', title: 'Warnings', build: warnings },
  { slug: 'about', title: 'About', build: about },
];
