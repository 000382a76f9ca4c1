// Ends what a failed test has left running when its test file ends: jest loads this before each file.

import {endAll} from './program.ts';

afterAll(endAll);
