import { InvalidInput, grantedRoles, type GrantedRole } from '#kernel';
import { textOf, type FormValues } from '#ui';

/** The form control in which a person with several roles chooses the one to act in. */
export const roleControl = '_role';

/** The chosen role; undefined when the form has no such control. @throws InvalidInput */
export function roleIn(posted: FormValues): GrantedRole | undefined {
  const chosen = textOf(posted, roleControl);
  if (chosen === '') return undefined;
  if (!Object.hasOwn(grantedRoles, chosen)) throw new InvalidInput([{ field: roleControl, message: 'Choose the role in which you act' }]);
  return chosen as GrantedRole;
}

/** Undefined when there is only one role. @param chosen empty for the first of the roles */
export function actingRadios(roles: readonly GrantedRole[], chosen: string): object | undefined {
  if (roles.length < 2) return undefined;
  return {
    idPrefix: roleControl, name: roleControl, classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'In which of your roles do you record this?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'The history shows it.' },
    items: roles.map((value, at) => ({ value, text: grantedRoles[value], checked: chosen === '' ? at === 0 : chosen === value })),
  };
}
