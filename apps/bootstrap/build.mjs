// npm run build
import { build, install } from './project.mjs';

install();
build();
