// Written by npm run docs from libs/development/template/ulo.yaml.
import type { Template } from '#workflow';

/** The template that every programme begins with, as version 0. */
export const defaultTemplate: Template = {
  template: "ulo",
  title: "Developing a user-led organisation",
  phases: [
    {"code":"A","title":"Decide and partner","gate":{"steps":["A4","A5"],"conditions":[]}},
    {"code":"B","title":"Come together","gate":{"steps":["B1","B2"],"conditions":[]}},
    {"code":"C","title":"Found","gate":{"steps":["C1","C3","C4"],"conditions":[]}},
    {"code":"D","title":"Build","gate":{"steps":["D1","D5"],"conditions":["quality-system-chosen","first-funding"]}},
    {"code":"E","title":"Launch and deliver","gate":{"steps":["E2","E3"],"conditions":[]}},
    {"code":"F","title":"Sustain and let go","gate":{"steps":["F1","F4"],"conditions":[]}},
    {"code":"G","title":"Network and mentor others","gate":null},
  ],
  steps: [
    {"code":"A1","title":"Assess local ULOs and groups without a voice","purpose":"Shows which organisations there are, and which groups of people who use services nobody speaks for, before anything new is founded.","phase":"A","owner":"commissioner","needs":[],"duration":{"least":28,"usual":56,"most":84},"done":{"word":true},"evidence":"required","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"A2","title":"Bring local people who use services together","purpose":"The people whom the ULO is for meet, with their costs of travel, support and access paid, and decide whether they want it.","phase":"A","owner":"commissioner","needs":[{"step":"A1","lag":0}],"duration":{"least":28,"usual":84,"most":126},"done":{"condition":"people-brought-together"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"A3","title":"Name a commissioner champion","purpose":"One named post in the authority speaks for the ULO there and opens doors to premises, money and support.","phase":"A","owner":"commissioner","needs":[{"step":"A1","lag":0}],"duration":{"least":7,"usual":14,"most":21},"done":{"condition":"champion-named"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"A4","title":"Engage a mentor ULO","purpose":"An established ULO from a neighbouring area promises its advice for an agreed time.","phase":"A","owner":"commissioner","needs":[{"step":"A1","lag":0}],"duration":{"least":28,"usual":56,"most":84},"done":{"condition":"mentoring-agreed"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"A5","title":"Agree the partnership and its independence","purpose":"Commissioner, mentor and local people write down who does what, and that the ULO will belong to nobody but its users.","phase":"A","owner":"programme-manager","needs":[{"step":"A2","lag":0},{"step":"A3","lag":0},{"step":"A4","lag":0}],"duration":{"least":21,"usual":42,"most":63},"done":{"condition":"partnership-and-independence-agreed"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"A6","title":"Agree pump-priming","purpose":"The first money is certain, so that a worker can be employed before the ULO earns anything.","phase":"A","owner":"commissioner","needs":[{"step":"A3","lag":0}],"duration":{"least":56,"usual":84,"most":126},"done":{"condition":"pump-priming-agreed"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"B1","title":"Form a steering group","purpose":"A group with users in the majority takes the lead until there is a committee.","phase":"B","owner":"user-member","needs":[{"step":"A5","lag":0}],"duration":{"least":21,"usual":42,"most":63},"done":{"condition":"steering-group-formed"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"B2","title":"Adopt aim, constituency and priorities","purpose":"The users decide what the ULO is for, whom it is for, and what comes first.","phase":"B","owner":"user-member","needs":[{"step":"B1","lag":0}],"duration":{"least":28,"usual":56,"most":84},"done":{"condition":"aim-adopted"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"B3","title":"Map other organisations and check for duplication","purpose":"The ULO knows its neighbours in civil society and does nothing that one of them does already.","phase":"B","owner":"user-member","needs":[{"step":"B2","lag":0}],"duration":{"least":28,"usual":56,"most":84},"done":{"condition":"organisations-mapped-and-checked"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"B4","title":"Plan to reach every user group and carers","purpose":"No user group is left out, and carers have an agreed way to take part.","phase":"B","owner":"user-member","needs":[{"step":"B2","lag":0}],"duration":{"least":28,"usual":56,"most":84},"done":{"condition":"user-groups-and-carers-reached"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C1","title":"Appoint a full-time development worker","purpose":"Somebody has the time and the skills to do the work of building, and does nothing else.","phase":"C","owner":"user-member","needs":[{"step":"A6","lag":0},{"step":"B1","lag":0}],"duration":{"least":70,"usual":112,"most":168},"done":{"condition":"worker-appointed"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C2","title":"Agree support and training for staff","purpose":"Staff know who supports them, how often they meet, and which training they get.","phase":"C","owner":"committee","needs":[{"step":"C1","lag":0}],"duration":{"least":14,"usual":28,"most":42},"done":{"word":true},"evidence":"required","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C3","title":"Adopt a constitution","purpose":"The ULO becomes an organisation of its own, with a legal form and rules that its users decided.","phase":"C","owner":"user-member","needs":[{"step":"B2","lag":0}],"duration":{"least":56,"usual":84,"most":126},"done":{"condition":"constitution-adopted"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C4","title":"Elect a management committee","purpose":"The members choose who runs the ULO, and users hold the majority of the votes.","phase":"C","owner":"user-member","needs":[{"step":"C3","lag":0}],"duration":{"least":21,"usual":42,"most":63},"done":{"condition":"committee-elected"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C5","title":"Register the organisation","purpose":"A regulator lists the ULO under the legal form it chose, where that form asks for it.","phase":"C","owner":"committee","needs":[{"step":"C3","lag":0},{"step":"C4","lag":0}],"duration":{"least":56,"usual":140,"most":210},"done":{"condition":"organisation-registered"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"C6","title":"Open a bank account","purpose":"The ULO holds its own money and can be paid by funders.","phase":"C","owner":"committee","needs":[{"step":"C3","lag":0},{"step":"C4","lag":0}],"duration":{"least":28,"usual":56,"most":84},"done":{"condition":"bank-account-opened"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D1","title":"Adopt policies and procedures","purpose":"Everybody knows how the ULO treats people, money, data and risks, and when each policy is looked at again.","phase":"D","owner":"committee","needs":[{"step":"C4","lag":0}],"duration":{"least":56,"usual":112,"most":168},"done":{"condition":"policies-adopted"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D2","title":"Take out insurance","purpose":"People, premises and the committee are covered from the first activity on.","phase":"D","owner":"committee","needs":[{"step":"C4","lag":0}],"duration":{"least":7,"usual":21,"most":35},"done":{"condition":"insurance-taken-out"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D3","title":"Write a business plan","purpose":"The committee shows what the ULO will do, what it costs, and where the money comes from.","phase":"D","owner":"committee","needs":[{"step":"B2","lag":0},{"step":"C1","lag":0}],"duration":{"least":56,"usual":84,"most":126},"done":{"word":true},"evidence":"required","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D4","title":"Choose a quality system and assess yourselves","purpose":"The ULO measures its work against a recognised standard and knows what to improve.","phase":"D","owner":"committee","needs":[{"step":"D1","lag":0}],"duration":{"least":84,"usual":280,"most":420},"done":{"condition":"quality-self-assessed"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D5","title":"Secure accessible premises","purpose":"The ULO has a place of its own that everybody can get into and use.","phase":"D","owner":"committee","needs":[{"step":"C4","lag":0},{"step":"D2","lag":0}],"duration":{"least":84,"usual":182,"most":273},"done":{"condition":"premises-secured"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D6","title":"Submit bids with training and marketing lines","purpose":"Money is asked for that also pays for learning and for becoming known.","phase":"D","owner":"committee","needs":[{"step":"C6","lag":0},{"step":"D3","lag":0}],"duration":{"least":42,"usual":84,"most":126},"done":{"condition":"bid-submitted"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D7","title":"Set a dedicated marketing budget","purpose":"There is money that can be spent on nothing but making the ULO known.","phase":"D","owner":"committee","needs":[{"step":"D3","lag":0},{"step":"D6","lag":0}],"duration":{"least":14,"usual":28,"most":42},"done":{"condition":"marketing-budget-set"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"D8","title":"Prepare and test the first service","purpose":"A service is described, tried out with users, and ready to open.","phase":"D","owner":"development-worker","needs":[{"step":"D1","lag":0},{"step":"D2","lag":0}],"duration":{"least":56,"usual":112,"most":168},"done":{"condition":"service-prepared"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"E1","title":"Plan the launch","purpose":"The day, the guests, local people and access to the event are settled.","phase":"E","owner":"committee","needs":[{"step":"C4","lag":0},{"step":"D7","lag":0}],"duration":{"least":42,"usual":70,"most":105},"done":{"condition":"launch-planned"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"E2","title":"Hold the launch","purpose":"The area learns that the ULO is there, from its users and in front of the people who decide.","phase":"E","owner":"committee","needs":[{"step":"E1","lag":0},{"step":"D5","lag":0},{"step":"D8","lag":0}],"duration":{"least":7,"usual":7,"most":14},"done":{"condition":"launch-held"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"E3","title":"Open the first service","purpose":"People can come for information, advice or another service.","phase":"E","owner":"committee","needs":[{"step":"D8","lag":0}],"duration":{"least":7,"usual":7,"most":14},"done":{"condition":"service-opened"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"E4","title":"Win a contract or grant for services","purpose":"The services are paid for under a signed agreement.","phase":"E","owner":"committee","needs":[{"step":"E3","lag":0},{"step":"D6","lag":0}],"duration":{"least":84,"usual":182,"most":273},"done":{"condition":"services-funded"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"F1","title":"Agree funding for three years or more","purpose":"The ULO can plan and keep its staff, as it knows its income for some years.","phase":"F","owner":"commissioner","needs":[{"step":"E3","lag":0},{"step":"D3","lag":0}],"duration":{"least":84,"usual":182,"most":273},"done":{"condition":"funding-for-three-years"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"F2","title":"Assess the ULO against the 21 criteria","purpose":"The committee sees how far the ULO is what a ULO should be. It is an assessment and never a test to pass.","phase":"F","owner":"committee","needs":[{"step":"C4","lag":0}],"duration":{"least":14,"usual":28,"most":42},"done":{"condition":"criteria-assessed"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"F3","title":"Review sustainability and the mix of income","purpose":"The committee knows how it would stand without its largest funder.","phase":"F","owner":"committee","needs":[{"step":"F1","lag":0}],"duration":{"least":14,"usual":28,"most":42},"done":{"word":true},"evidence":"required","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"F4","title":"Step back","purpose":"Mentoring ends, and the commissioner is a funder and nothing else: the ULO stands by itself.","phase":"F","owner":"programme-manager","needs":[{"step":"F2","lag":0},{"step":"F3","lag":0}],"duration":{"least":28,"usual":28,"most":42},"done":{"condition":"stepped-back"},"evidence":"optional","milestone":true,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"F5","title":"Write down what was learned","purpose":"The next programme need not make the same mistakes.","phase":"F","owner":"programme-manager","needs":[{"step":"E2","lag":0}],"duration":{"least":28,"usual":28,"most":42},"done":{"condition":"lesson-learned"},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"G1","title":"Join or call together a forum of ULOs","purpose":"The ULO speaks with other ULOs, and with those who plan services, with one voice.","phase":"G","owner":"committee","needs":[{"step":"F2","lag":0}],"duration":{"least":0,"usual":0,"most":0},"done":{"word":true},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
    {"code":"G2","title":"Become a mentor","purpose":"What the ULO learned helps the next group to found one.","phase":"G","owner":"committee","needs":[{"step":"F3","lag":0}],"duration":{"least":0,"usual":0,"most":0},"done":{"word":true},"evidence":"optional","milestone":false,"waivable":["programme-manager","committee"],"links":[]},
  ],
};

/** The same as a file, to begin another one with: without the notes for those who work on Milepost. */
export const defaultTemplateText = `format: 1
template: ulo
title: Developing a user-led organisation

phases:
  - { code: A, title: Decide and partner, gate: { steps: [A4, A5] } }
  - { code: B, title: Come together, gate: { steps: [B1, B2] } }
  - { code: C, title: Found, gate: { steps: [C1, C3, C4] } }
  - { code: D, title: Build, gate: { steps: [D1, D5], conditions: [quality-system-chosen, first-funding] } }
  - { code: E, title: Launch and deliver, gate: { steps: [E2, E3] } }
  - { code: F, title: Sustain and let go, gate: { steps: [F1, F4] } }
  - { code: G, title: Network and mentor others }

steps:
  - code: A1
    title: Assess local ULOs and groups without a voice
    purpose: Shows which organisations there are, and which groups of people who use services nobody speaks for, before anything new is founded.
    phase: A
    owner: commissioner
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { word: true }
    evidence: required
    waivable: [programme-manager, committee]

  - code: A2
    title: Bring local people who use services together
    purpose: The people whom the ULO is for meet, with their costs of travel, support and access paid, and decide whether they want it.
    phase: A
    owner: commissioner
    needs: [A1]
    duration: { least: 4w, usual: 12w, most: 18w }
    done: { condition: people-brought-together }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: A3
    title: Name a commissioner champion
    purpose: One named post in the authority speaks for the ULO there and opens doors to premises, money and support.
    phase: A
    owner: commissioner
    needs: [A1]
    duration: { least: 1w, usual: 2w, most: 3w }
    done: { condition: champion-named }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: A4
    title: Engage a mentor ULO
    purpose: An established ULO from a neighbouring area promises its advice for an agreed time.
    phase: A
    owner: commissioner
    needs: [A1]
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { condition: mentoring-agreed }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: A5
    title: Agree the partnership and its independence
    purpose: Commissioner, mentor and local people write down who does what, and that the ULO will belong to nobody but its users.
    phase: A
    owner: programme-manager
    needs: [A2, A3, A4]
    duration: { least: 3w, usual: 6w, most: 9w }
    done: { condition: partnership-and-independence-agreed }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: A6
    title: Agree pump-priming
    purpose: The first money is certain, so that a worker can be employed before the ULO earns anything.
    phase: A
    owner: commissioner
    needs: [A3]
    duration: { least: 8w, usual: 12w, most: 18w }
    done: { condition: pump-priming-agreed }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: B1
    title: Form a steering group
    purpose: A group with users in the majority takes the lead until there is a committee.
    phase: B
    owner: user-member
    needs: [A5]
    duration: { least: 3w, usual: 6w, most: 9w }
    done: { condition: steering-group-formed }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: B2
    title: Adopt aim, constituency and priorities
    purpose: The users decide what the ULO is for, whom it is for, and what comes first.
    phase: B
    owner: user-member
    needs: [B1]
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { condition: aim-adopted }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: B3
    title: Map other organisations and check for duplication
    purpose: The ULO knows its neighbours in civil society and does nothing that one of them does already.
    phase: B
    owner: user-member
    needs: [B2]
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { condition: organisations-mapped-and-checked }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: B4
    title: Plan to reach every user group and carers
    purpose: No user group is left out, and carers have an agreed way to take part.
    phase: B
    owner: user-member
    needs: [B2]
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { condition: user-groups-and-carers-reached }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: C1
    title: Appoint a full-time development worker
    purpose: Somebody has the time and the skills to do the work of building, and does nothing else.
    phase: C
    owner: user-member
    needs: [A6, B1]
    duration: { least: 10w, usual: 16w, most: 24w }
    done: { condition: worker-appointed }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: C2
    title: Agree support and training for staff
    purpose: Staff know who supports them, how often they meet, and which training they get.
    phase: C
    owner: committee
    needs: [C1]
    duration: { least: 2w, usual: 4w, most: 6w }
    done: { word: true }
    evidence: required
    waivable: [programme-manager, committee]

  - code: C3
    title: Adopt a constitution
    purpose: The ULO becomes an organisation of its own, with a legal form and rules that its users decided.
    phase: C
    owner: user-member
    needs: [B2]
    duration: { least: 8w, usual: 12w, most: 18w }
    done: { condition: constitution-adopted }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: C4
    title: Elect a management committee
    purpose: The members choose who runs the ULO, and users hold the majority of the votes.
    phase: C
    owner: user-member
    needs: [C3]
    duration: { least: 3w, usual: 6w, most: 9w }
    done: { condition: committee-elected }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: C5
    title: Register the organisation
    purpose: A regulator lists the ULO under the legal form it chose, where that form asks for it.
    phase: C
    owner: committee
    needs: [C3, C4]
    duration: { least: 8w, usual: 20w, most: 30w }
    done: { condition: organisation-registered }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: C6
    title: Open a bank account
    purpose: The ULO holds its own money and can be paid by funders.
    phase: C
    owner: committee
    needs: [C3, C4]
    duration: { least: 4w, usual: 8w, most: 12w }
    done: { condition: bank-account-opened }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: D1
    title: Adopt policies and procedures
    purpose: Everybody knows how the ULO treats people, money, data and risks, and when each policy is looked at again.
    phase: D
    owner: committee
    needs: [C4]
    duration: { least: 8w, usual: 16w, most: 24w }
    done: { condition: policies-adopted }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: D2
    title: Take out insurance
    purpose: People, premises and the committee are covered from the first activity on.
    phase: D
    owner: committee
    needs: [C4]
    duration: { least: 1w, usual: 3w, most: 5w }
    done: { condition: insurance-taken-out }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: D3
    title: Write a business plan
    purpose: The committee shows what the ULO will do, what it costs, and where the money comes from.
    phase: D
    owner: committee
    needs: [B2, C1]
    duration: { least: 8w, usual: 12w, most: 18w }
    done: { word: true }
    evidence: required
    waivable: [programme-manager, committee]

  - code: D4
    title: Choose a quality system and assess yourselves
    purpose: The ULO measures its work against a recognised standard and knows what to improve.
    phase: D
    owner: committee
    needs: [D1]
    duration: { least: 12w, usual: 40w, most: 60w }
    done: { condition: quality-self-assessed }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: D5
    title: Secure accessible premises
    purpose: The ULO has a place of its own that everybody can get into and use.
    phase: D
    owner: committee
    needs: [C4, D2]
    duration: { least: 12w, usual: 26w, most: 39w }
    done: { condition: premises-secured }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: D6
    title: Submit bids with training and marketing lines
    purpose: Money is asked for that also pays for learning and for becoming known.
    phase: D
    owner: committee
    needs: [C6, D3]
    duration: { least: 6w, usual: 12w, most: 18w }
    done: { condition: bid-submitted }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: D7
    title: Set a dedicated marketing budget
    purpose: There is money that can be spent on nothing but making the ULO known.
    phase: D
    owner: committee
    needs: [D3, D6]
    duration: { least: 2w, usual: 4w, most: 6w }
    done: { condition: marketing-budget-set }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: D8
    title: Prepare and test the first service
    purpose: A service is described, tried out with users, and ready to open.
    phase: D
    owner: development-worker
    needs: [D1, D2]
    duration: { least: 8w, usual: 16w, most: 24w }
    done: { condition: service-prepared }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: E1
    title: Plan the launch
    purpose: The day, the guests, local people and access to the event are settled.
    phase: E
    owner: committee
    needs: [C4, D7]
    duration: { least: 6w, usual: 10w, most: 15w }
    done: { condition: launch-planned }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: E2
    title: Hold the launch
    purpose: The area learns that the ULO is there, from its users and in front of the people who decide.
    phase: E
    owner: committee
    needs: [E1, D5, D8]
    duration: { least: 1w, usual: 1w, most: 2w }
    done: { condition: launch-held }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: E3
    title: Open the first service
    purpose: People can come for information, advice or another service.
    phase: E
    owner: committee
    needs: [D8]
    duration: { least: 1w, usual: 1w, most: 2w }
    done: { condition: service-opened }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: E4
    title: Win a contract or grant for services
    purpose: The services are paid for under a signed agreement.
    phase: E
    owner: committee
    needs: [E3, D6]
    duration: { least: 12w, usual: 26w, most: 39w }
    done: { condition: services-funded }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: F1
    title: Agree funding for three years or more
    purpose: The ULO can plan and keep its staff, as it knows its income for some years.
    phase: F
    owner: commissioner
    needs: [E3, D3]
    duration: { least: 12w, usual: 26w, most: 39w }
    done: { condition: funding-for-three-years }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: F2
    title: Assess the ULO against the 21 criteria
    purpose: The committee sees how far the ULO is what a ULO should be. It is an assessment and never a test to pass.
    phase: F
    owner: committee
    needs: [C4]
    duration: { least: 2w, usual: 4w, most: 6w }
    done: { condition: criteria-assessed }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: F3
    title: Review sustainability and the mix of income
    purpose: The committee knows how it would stand without its largest funder.
    phase: F
    owner: committee
    needs: [F1]
    duration: { least: 2w, usual: 4w, most: 6w }
    done: { word: true }
    evidence: required
    waivable: [programme-manager, committee]

  - code: F4
    title: Step back
    purpose: 'Mentoring ends, and the commissioner is a funder and nothing else: the ULO stands by itself.'
    phase: F
    owner: programme-manager
    needs: [F2, F3]
    duration: { least: 4w, usual: 4w, most: 6w }
    done: { condition: stepped-back }
    evidence: optional
    milestone: true
    waivable: [programme-manager, committee]

  - code: F5
    title: Write down what was learned
    purpose: The next programme need not make the same mistakes.
    phase: F
    owner: programme-manager
    needs: [E2]
    duration: { least: 4w, usual: 4w, most: 6w }
    done: { condition: lesson-learned }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: G1
    title: Join or call together a forum of ULOs
    purpose: The ULO speaks with other ULOs, and with those who plan services, with one voice.
    phase: G
    owner: committee
    needs: [F2]
    duration: { least: 0d, usual: 0d, most: 0d }
    done: { word: true }
    evidence: optional
    waivable: [programme-manager, committee]

  - code: G2
    title: Become a mentor
    purpose: What the ULO learned helps the next group to found one.
    phase: G
    owner: committee
    needs: [F3]
    duration: { least: 0d, usual: 0d, most: 0d }
    done: { word: true }
    evidence: optional
    waivable: [programme-manager, committee]
`;
