// What a failed test has left running ends with its test file: jest loads this before each one.

import {endAll} from './program.ts';

afterAll(endAll);
