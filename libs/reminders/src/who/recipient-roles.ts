import type { PlainDate, Role } from '#kernel';
import type { Recipient, UloState } from '#development';

/**
 * The role of a recipient. The owner is the development worker once there is one, before that the programme manager.
 * @param owner the role whose the thing is, when it is somebody else's
 */
export function roleOf(recipient: Recipient, whole: Pick<UloState, 'staffing'>, day: PlainDate, owner?: Role): Role {
  switch (recipient) {
    case 'owner':
      return owner ?? (whole.staffing.workers.some((w) => w.appointedOn <= day && (w.leftOn === null || day < w.leftOn)) ? 'development-worker' : 'programme-manager');
    case 'manager':
      return 'programme-manager';
    case 'mentor':
      return 'mentor';
    case 'commissioner':
      return 'commissioner';
  }
}
