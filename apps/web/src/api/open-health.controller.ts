import { Controller } from '@nestjs/common';
import { HealthController } from '#engine';
import { Open } from '../security/access.js';

/** For whoever asks: nobody has to say who they are. */
@Open()
@Controller()
export class OpenHealthController extends HealthController {}
