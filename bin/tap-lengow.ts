#!/usr/bin/env node
import {main} from '../tap/main.ts';

process.exitCode = await main(process.argv.slice(2));
