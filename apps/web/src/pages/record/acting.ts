import { InvalidInput, grantedRoles, type GrantedRole } from '#kernel';
import { textOf, type FormValues } from '#ui';

/** The control with which somebody who holds several roles says in which one they act. */
export const roleControl = '_role';

/** The role that was chosen; undefined when the form asked for none. @throws InvalidInput */
export function roleIn(posted: FormValues): GrantedRole | undefined {
  const chosen = textOf(posted, roleControl);
  if (chosen === '') return undefined;
  if (!Object.hasOwn(grantedRoles, chosen)) throw new InvalidInput([{ field: roleControl, message: 'Choose the role in which you act' }]);
  return chosen as GrantedRole;
}

/** Undefined where there is nothing to choose. @param chosen empty: the first of the roles */
export function actingRadios(roles: readonly GrantedRole[], chosen: string): object | undefined {
  if (roles.length < 2) return undefined;
  return {
    idPrefix: roleControl, name: roleControl, classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'In which of your roles do you record this?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'The history shows it.' },
    items: roles.map((value, at) => ({ value, text: grantedRoles[value], checked: chosen === '' ? at === 0 : chosen === value })),
  };
}
