import { allRoles, derivedId, roles, type Actor, type Role } from '#kernel';

/** An example person that a visitor can act as where there is no real sign-in. */
export interface Persona extends Actor {
  label: string;
  /** The work of this persona, in one sentence. */
  about: string;
}

const described: Record<Role, Pick<Persona, 'organisation' | 'about'>> = {
  'programme-manager': { organisation: 'County council', about: 'Watches over every ULO of the programme and keeps its records complete.' },
  commissioner: { organisation: 'County council', about: 'Pays for the development, and steps back as the ULO grows.' },
  mentor: { organisation: 'Neighbouring ULO', about: 'Gives advice and expertise from a ULO of a neighbouring area.' },
  'user-member': { organisation: 'The new ULO', about: 'Uses services and builds the new ULO with others.' },
  'development-worker': { organisation: 'The new ULO', about: 'Works full time to get the new ULO going.' },
  committee: { organisation: 'The new ULO', about: 'Decides for the ULO as its management committee.' },
  auditor: { organisation: 'Audit', about: 'Reads every step back and records nothing.' },
  'data-protection-officer': { organisation: 'County council', about: 'Looks after personal data and records nothing about a ULO.' },
};

/** One persona for each role. */
export const personas = Object.fromEntries(
  allRoles.map((role): [Role, Persona] => [
    role,
    { id: derivedId(`persona:${role}`), role, label: roles[role], ...described[role] },
  ]),
) as Record<Role, Persona>;

export const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(personas, value);

/** The part of a persona that events record. */
export const actorOf = (role: Role): Actor => {
  const { id, organisation } = personas[role];
  return { id, role, organisation };
};
