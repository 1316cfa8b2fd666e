import { Controller } from '@nestjs/common';
import { HealthController } from '#runtime';
import { Open } from '../security/access.js';

/** Open to everybody: no role is needed. */
@Open()
@Controller()
export class OpenHealthController extends HealthController {}
