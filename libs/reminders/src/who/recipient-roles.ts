import type { PlainDate, Role } from '#kernel';
import type { Recipient, UloState } from '#development';

/**
 * The role of a recipient. The owner is the development worker once there is one, before that the programme manager.
 * @param owner the role that owns the subject, when it is another one
 */
export function roleOf(recipient: Recipient, whole: Pick<UloState, 'staffing'>, day: PlainDate, owner?: Role): Role {
  switch (recipient) {
    case 'owner':
      return owner ?? (whole.staffing.workers.some(({ appointedOn, leftOn }) => appointedOn <= day && (leftOn === null || day < leftOn)) ? 'development-worker' : 'programme-manager');
    case 'manager':
      return 'programme-manager';
    case 'mentor':
      return 'mentor';
    case 'commissioner':
      return 'commissioner';
  }
}
