// The tap's name, version, description and Node versions, from package.json.

import pkg from '../package.json' with {type: 'json'};

export const {name, version, description} = pkg;

/** The range of Node versions that the tap runs on. */
export const nodeVersions: string = pkg.engines.node;
