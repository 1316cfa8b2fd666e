import { Controller } from '@nestjs/common';
import { HealthController } from '#runtime';
import { Open } from '../security/access.js';

/** Health checks need no role. */
@Open()
@Controller()
export class OpenHealthController extends HealthController {}
