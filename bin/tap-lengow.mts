#!/usr/bin/env node
import {main} from '../tap/main.ts';

// A run that ends before it knows better has failed.
process.exitCode = 1;
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
