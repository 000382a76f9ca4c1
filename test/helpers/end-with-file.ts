// Stops anything that a failed test left running once its test file ends. Jest loads this before each file.

import {endAll} from './program.ts';

afterAll(endAll);
