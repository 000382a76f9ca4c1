// When a test file ends, stops anything that a failed test left running. Jest loads this module before each test file.

import {endAll} from './program.ts';

afterAll(endAll);
